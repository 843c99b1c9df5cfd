import { captureCallSite } from "../call-site.ts"
import { checkList, checkOptions } from "../check-options.ts"
import type { CfnIntrinsic } from "../iam.ts"
import type { AuthorizerType } from "../authorizer.ts"
import type { AuthorizerBase, AuthorizerValueOptions } from "./authorizer-value.ts"

/** A Lambda authorizer that is deployed already, outside of the app. */
export interface ExistingAuthorizer extends AuthorizerBase {
  readonly scheme: "existing"
  /**
   * Its ARN (`${AWS::Region}` and its like are filled in), with its alias if it has one, or an intrinsic function.
   * `${stageVariables.name}` may stand in the function's name and alias.
   */
  readonly functionArn?: string | CfnIntrinsic
  /**
   * Its name, in place of `functionArn`, where it is in the app's account and region; with an alias behind a colon, and with
   * stage variables: `company-auth:${stageVariables.alias}`.
   */
  readonly functionName?: string
  /** What API Gateway passes: `token` one header's value, `request` the request without its body. */
  readonly type: AuthorizerType
  /** How long API Gateway keeps a result, 0 to 3600. Default 300. */
  readonly ttlSeconds?: number
  /** As those of `@authorizer`. Default `["header.Authorization"]`. */
  readonly identitySources?: readonly string[]
  /** A regular expression the token must match. For `token` only. */
  readonly identityValidationExpression?: string
  /**
   * Whether the app's template lets its API invoke the function. Default true; false where the function's owner does, as
   * in another account.
   */
  readonly permission?: boolean
  /** What an HTTP API sends it: `1.0` is what a REST API sends a request authorizer. Default `1.0`. */
  readonly payloadFormatVersion?: "1.0" | "2.0"
  /** Whether it answers an HTTP API's `2.0` with `{ isAuthorized }` in place of a policy. Default false. */
  readonly simpleResponses?: boolean
}

/**
 * Asks a Lambda authorizer that another stack has deployed. `tsapi local` cannot run it: it answers 501 there.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @controller("/todos", { authorizer: existingAuthorizer({ functionName: "company-auth", type: "token" }) })
 */
export function existingAuthorizer(options: AuthorizerValueOptions<ExistingAuthorizer>): ExistingAuthorizer {
  if (process.env.TSAPI_PHASE !== "run") {
    checkOptions("existingAuthorizer", options, optionNames)
    checkList("existingAuthorizer", "identitySources", options.identitySources)
    return { ...options, scheme: "existing", callSite: captureCallSite(existingAuthorizer) }
  }
  return { ...options, scheme: "existing" }
}

const optionNames = [
  "name",
  "functionArn",
  "functionName",
  "type",
  "ttlSeconds",
  "identitySources",
  "identityValidationExpression",
  "permission",
  "payloadFormatVersion",
  "simpleResponses",
]
