import type { Refusal } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import { notEmulated } from "../gateway-error.ts"
import type { GatewayOptions } from "../gateway.ts"
import type { HttpApiProxyAuthorizer } from "../http-api/http-api-proxy-event.ts"
import { sameText, signatureFault } from "../sigv4/check-signature.ts"
import { readSignature } from "../sigv4/read-signature.ts"
import { urlErrors } from "./url-errors.ts"

type Caller = NonNullable<HttpApiProxyAuthorizer["iam"]>

/** Who has signed a request to a URL, for the service `lambda`. */
export function signingCaller(
  { identityProvider }: GatewayOptions,
  region: string,
): (arrival: Arrival) => Caller | Refusal {
  return (arrival) => {
    const signature = readSignature(arrival)
    if (!signature) return refuse("the request is not signed")
    if ("incomplete" in signature) return refuse(`the signature is not complete: ${signature.incomplete.join("")}`)
    if (!identityProvider) return { refused: notEmulated("An AWS signature"), reason: "nobody's credentials are known" }
    const { accessKeyId, securityToken } = signature
    const identity = identityProvider.credentialsOf(accessKeyId)
    if (!identity || !sameText(identity.sessionToken ?? "", securityToken ?? ""))
      return refuse(`the access key ${accessKeyId} is not known here`)
    const { request, contextPath, query } = arrival
    const signed = { method: request.method, path: contextPath, query, headers: request.headers, body: request.body }
    const fault = signatureFault(signature, { request: signed, identity, region, service: "lambda", now: arrival.time })
    if (fault !== undefined) return refuse(fault.split("\n")[0] ?? fault)
    const { accountId, userArn, userId, mayInvoke } = identity
    // What it names are methods of the API.
    if (mayInvoke && !mayInvoke.includes("*")) return refuse(`the policy of ${userArn} does not name the function`)
    return {
      ...{ accessKey: accessKeyId, accountId, callerId: userId, cognitoIdentity: null },
      ...{ principalOrgId: null, userArn, userId },
    }
  }
}

function refuse(reason: string): Refusal {
  return { refused: urlErrors.FORBIDDEN, reason: `IAM: ${reason}` }
}
