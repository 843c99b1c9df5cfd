import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import { checkSource, checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { UserPool } from "./user-pool.ts"
import type {
  TokenTriggerVersion,
  UserPoolRequest,
  UserPoolResponse,
  UserPoolTriggerName,
} from "../events/user-pool-event.ts"

export interface UserPoolTriggerOptions extends TriggerOptions {
  /**
   * Of `PreTokenGeneration`: `V1_0` changes ID tokens, `V2_0` access tokens too, `V3_0` also those of programs without a
   * user. All but the first need the plan Essentials or Plus, and Essentials is what new pools have. Default `V2_0`.
   */
  readonly version?: TokenTriggerVersion
}

/** What `@onUserPool` writes down. */
export interface UserPoolTriggerRecord extends UserPoolTriggerOptions {
  readonly pool: UserPool
  readonly trigger: UserPoolTriggerName
}

/** A method that a user pool asks, with the id of the pool. */
export interface UserPoolTriggerDeclaration extends TriggerDeclaration, Pick<UserPoolTriggerOptions, "version"> {
  readonly kind: "onUserPool"
  readonly pool: string
  readonly trigger: UserPoolTriggerName
}

/**
 * Lets a user pool ask the method while it signs users up or in. What the method returns goes into the `response` of the
 * event; where it throws, Cognito refuses, and passes the message on. Cognito waits 5 seconds for it.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onUserPool(users, "PreSignUp")
 * admit({ request }: UserPoolRequest<"PreSignUp">) {
 *   if (!request.userAttributes.email?.endsWith("@example.com")) throw new Error("Not one of ours")
 *   return { autoConfirmUser: true, autoVerifyEmail: true }
 * }
 */
export function onUserPool<Name extends UserPoolTriggerName, const Options extends UserPoolTriggerOptions = object>(
  pool: UserPool,
  trigger: Name,
  options?: Options & (Name extends "PreTokenGeneration" ? unknown : { readonly version?: never }),
): TriggerDecorator<UserPoolRequest<Name, VersionOf<Options>>, UserPoolResponse<Name, VersionOf<Options>>> {
  if (process.env.TSAPI_PHASE !== "run") {
    refuseArn(pool)
    checkSource("@onUserPool", pool, 'new UserPool("Users")')
    checkTrigger("@onUserPool", options ?? {}, ["version"])
  }
  return recorder({
    kind: "onUserPool",
    options: { ...options, pool, trigger },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onUserPool) }),
  })
}

type VersionOf<Options> = Options extends { readonly version: infer Version extends TokenTriggerVersion }
  ? Version
  : "V2_0"

function refuseArn(pool: unknown): void {
  if (typeof pool !== "string") return
  throw new TypeError(
    `@onUserPool: ${pool} is not the app's, and a stack cannot change the triggers of such a pool. Put @lambda() on the ` +
      "method, and name its function in the settings of the pool: LambdaConfig of UpdateUserPool.",
  )
}
