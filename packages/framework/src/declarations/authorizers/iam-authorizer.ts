import { captureCallSite } from "../call-site.ts"
import { readAuthOfValues } from "../../http/read-auth.ts"
import type { AuthorizerBase } from "./authorizer-value.ts"

/** Callers sign their requests with AWS credentials. */
export interface IamAuthorizer extends AuthorizerBase {
  readonly scheme: "iam"
}

/**
 * Lets in whoever signs the request with AWS credentials (Signature Version 4) that may `execute-api:Invoke` the route.
 *
 * @example
 * @controller("/internal", { authorizer: iamAuthorizer() })
 */
export function iamAuthorizer(): IamAuthorizer {
  readAuthOfValues()
  return { scheme: "iam", ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(iamAuthorizer) }) }
}
