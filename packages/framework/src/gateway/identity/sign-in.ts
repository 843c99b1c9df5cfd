import type { JWTPayload } from "jose"
import type { UserPoolTriggerDeclaration } from "../../declarations/on-user-pool.ts"
import { triggerFunctionId } from "../../declarations/trigger.ts"
import type { UserPoolEvent, UserPoolTriggerName } from "../../events/user-pool-event.ts"
import { changeClaims, isFixedClaim, type TokenResponse } from "./change-claims.ts"
import type { TokenOptions } from "./token-claims.ts"

export interface SignInOptions {
  readonly region: string
  readonly token: TokenOptions
  /** Those of the user pool. */
  readonly triggers: readonly UserPoolTriggerDeclaration[]
  /** Invokes the function of a trigger; rejects with what it throws. */
  run(functionId: string, event: UserPoolEvent): Promise<unknown>
}

/**
 * The claims that are left of a user pool's token after its triggers were asked as for a sign-in. Rejects with an Error that
 * has Cognito's message where one refuses.
 */
export async function signIn(claims: JWTPayload, options: SignInOptions): Promise<JWTPayload> {
  const { groups = [], scopes = [] } = options.token
  const ask = asking(claims, options)
  const userAttributes = attributesOf(claims, options.token)
  await ask("PreAuthentication", { userAttributes, validationData: null })
  await ask("PostAuthentication", { userAttributes, newDeviceUsed: false })
  const changed = await ask("PreTokenGeneration", {
    userAttributes,
    groupConfiguration: { groupsToOverride: groups, iamRolesToOverride: [], preferredRole: null },
    // What a user who signs in through the SDK has.
    scopes: scopes.length > 0 ? scopes : ["aws.cognito.signin.user.admin"],
  })
  return changeClaims(claims, changed)
}

const sources = {
  PreAuthentication: "PreAuthentication_Authentication",
  PostAuthentication: "PostAuthentication_Authentication",
  PreTokenGeneration: "TokenGeneration_Authentication",
} as const

/** Asks a trigger and gives what it responds; nothing where the pool has none. */
function asking(claims: JWTPayload, { region, token, triggers, run }: SignInOptions) {
  return async (
    trigger: UserPoolTriggerName & keyof typeof sources,
    request: UserPoolEvent["request"],
  ): Promise<TokenResponse> => {
    const declared = triggers.find((candidate) => candidate.trigger === trigger)
    if (!declared) return {}
    const isToken = trigger === "PreTokenGeneration"
    const { version = "V2_0" } = declared
    const details = version === "V1_0" ? { claimsOverrideDetails: null } : { claimsAndScopeOverrideDetails: null }
    const event: UserPoolEvent = {
      version: isToken ? version.slice(1, 2) : "1",
      triggerSource: sources[trigger],
      region,
      userPoolId: claims.iss?.split("/").at(-1) ?? "",
      userName: token.user ?? "test-user",
      callerContext: {
        awsSdkVersion: "aws-sdk-unknown-unknown",
        clientId: String(claims["client_id"] ?? claims.aud),
      },
      request,
      response: isToken ? details : {},
    }
    try {
      return Object(await run(triggerFunctionId(declared), event)).response as TokenResponse
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${trigger} failed with error ${reason}.`, { cause })
    }
  }
}

/** What the pool knows of the user: the claims that the token was given beside its own. */
function attributesOf(claims: JWTPayload, { claims: given = {} }: TokenOptions): Readonly<Record<string, string>> {
  const own = Object.entries(given).flatMap(([name, value]) =>
    isFixedClaim(name, claims) ? [] : [[name, String(value)] as const],
  )
  return { sub: claims.sub ?? "", "cognito:user_status": "CONFIRMED", ...Object.fromEntries(own) }
}
