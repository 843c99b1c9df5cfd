import { captureCallSite } from "../call-site.ts"
import { checkList, checkOptions } from "../check-options.ts"
import type { CfnIntrinsic } from "../iam.ts"
import type { UserPool } from "../user-pool.ts"
import { readAuthOfValues } from "../../http/read-auth.ts"
import type { AuthorizerBase, AuthorizerValueOptions } from "./authorizer-value.ts"

/** A user pool: one that the app declares, an ARN (`${AWS::Region}` and its like are filled in), or an intrinsic function. */
export type UserPoolSource = UserPool | string | CfnIntrinsic

/** Callers send a token of a Cognito user pool. */
export interface CognitoAuthorizer extends AuthorizerBase {
  readonly scheme: "cognito"
  /** A list lets in the users of each. */
  readonly userPool: UserPoolSource | readonly UserPoolSource[]
  /**
   * A token needs one of them; a route's own `scopes` take their place. With scopes API Gateway takes access tokens,
   * without any it takes ID tokens. Default none.
   */
  readonly scopes?: readonly string[]
  /** How long API Gateway keeps a result, 0 to 3600. Default 300. */
  readonly ttlSeconds?: number
  /** The header that has the token. Default `Authorization`. */
  readonly header?: string
  /** A regular expression that a token's `aud`, the id of a client, must match; access tokens have none. Default: none. */
  readonly identityValidationExpression?: string
}

/**
 * Lets in whoever sends a token that a Cognito user pool has signed, with or without `Bearer` in front.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @controller("/todos", { authorizer: cognitoAuthorizer({ userPool: users }) })
 */
export function cognitoAuthorizer(options: AuthorizerValueOptions<CognitoAuthorizer>): CognitoAuthorizer {
  readAuthOfValues()
  if (process.env.TSAPI_PHASE !== "run") {
    checkOptions("cognitoAuthorizer", options, optionNames)
    checkList("cognitoAuthorizer", "scopes", options.scopes)
    return { ...options, scheme: "cognito", callSite: captureCallSite(cognitoAuthorizer) }
  }
  return { ...options, scheme: "cognito" }
}

const optionNames = ["name", "userPool", "scopes", "ttlSeconds", "header", "identityValidationExpression"]
