import type { RequestAuthorizerRequest, TokenAuthorizerRequest } from "../http/authorizer-request.ts"
import { checkIam, checkList, checkOptions } from "./check-options.ts"
import type { FunctionSettings } from "./declaration.ts"
import type { IamStatements } from "./iam.ts"
import { recorder } from "./metadata-store.ts"
import { captureCallSite } from "./call-site.ts"

export interface AuthorizerOptions<Type extends AuthorizerType = AuthorizerType> {
  /** What API Gateway passes: `token` one header's value, `request` the request without its body. */
  readonly type: Type
  /** How long API Gateway keeps a result, 0 to 3600. Default 300; 0 asks the authorizer for every request. */
  readonly ttlSeconds?: number
  /**
   * Where the identity is: a request without all of them is answered 401 and never gets here.
   * `header.X`, `query.x`, `stage.x`, `context.x` or the long form. Default `["header.Authorization"]`.
   */
  readonly identitySources?: readonly string[]
  /** A regular expression the token must match. For `token` only. */
  readonly identityValidationExpression?: string
  /** Permissions beside those that its code shows. */
  readonly iam?: IamStatements
  readonly function?: FunctionSettings
}

export type AuthorizerType = keyof AuthorizerRequests

interface AuthorizerRequests {
  readonly token: TokenAuthorizerRequest
  readonly request: RequestAuthorizerRequest
}

/** A class decorator in both forms, for classes whose `authorize` takes what the authorizer's type gives. */
export type AuthorizerDecorator<Type extends AuthorizerType> = (
  type: new () => { authorize(request: AuthorizerRequests[Type]): unknown },
  context?: ClassDecoratorContext,
) => void

/**
 * Makes a class decide who may call: its `authorize` returns `allow(…)`, `deny(…)` or a policy, or throws UnauthorizedError.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @authorizer({ type: "token" })
 * export class BearerAuth { authorize({ token }: TokenAuthorizerRequest) { … } }
 */
export function authorizer<Type extends AuthorizerType>(options: AuthorizerOptions<Type>): AuthorizerDecorator<Type> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkOptions("@authorizer", options, optionNames)
    checkList("@authorizer", "identitySources", options.identitySources)
    checkIam("@authorizer", options.iam)
  }
  return recorder({
    kind: "authorizer",
    methodName: "authorize",
    options,
    ...(process.env.TSAPI_PHASE !== "run" && {
      callSite: captureCallSite(authorizer),
      listedIn: "authorizers" as const,
    }),
  })
}

const optionNames = ["type", "ttlSeconds", "identitySources", "identityValidationExpression", "iam", "function"]
