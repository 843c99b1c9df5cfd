import type { Refusal } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import { accessDeniedTo, gatewayErrors, incompleteSignature, invalidSignature, notEmulated } from "../gateway-error.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { matchesGlob } from "../glob.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import type { PolicyVerdict, ResourcePolicy } from "../source/compile-resource-policy.ts"
import { refuseBy } from "../source/source-check.ts"
import { sameText, signatureFault } from "../sigv4/check-signature.ts"
import { readSignature } from "../sigv4/read-signature.ts"
import type { SigningIdentity } from "./identity-provider.ts"

/** Lets in who signs with credentials that are known here; who it is, is in `requestContext.identity`. */
export function iamAuthorizer(
  { identity: { region, accountId }, options }: EventEnvironment,
  resourcePolicy?: ResourcePolicy,
): MethodCheck {
  const { identityProvider } = options
  return (call) => {
    const { arrival, methodArn } = call
    const signature = readSignature(arrival)
    if (!signature) return refuse(gatewayErrors.MISSING_AUTHENTICATION_TOKEN, "the request is not signed")
    if ("incomplete" in signature) {
      const given = arrival.headers.authorization ?? ""
      return refuse(incompleteSignature(given, signature.incomplete), "the signature is not complete")
    }
    if (!identityProvider) return refuse(notEmulated("An AWS signature"), "nobody's credentials are known here")
    const { accessKeyId, securityToken } = signature
    const identity = identityProvider.credentialsOf(accessKeyId)
    if (!identity) return refuse(gatewayErrors.UNRECOGNIZED_CLIENT, `the access key ${accessKeyId} is not known here`)
    if (!sameText(identity.sessionToken ?? "", securityToken ?? ""))
      return refuse(gatewayErrors.UNRECOGNIZED_CLIENT, `the session token does not belong to ${accessKeyId}`)
    const fault = signatureFault(signature, { request: signedRequest(arrival), identity, region, now: arrival.time })
    if (fault !== undefined) return refuse(invalidSignature(fault), fault.split("\n")[0] ?? fault)
    const signed = withIdentity(call, accessKeyId, identity)
    const own = mayInvoke(identity, methodArn)
    const isOwner = identity.accountId === accountId
    const resource = resourcePolicy?.(signed) ?? "neither"
    if (decides(resource, { own, isOwner })) return refuseBy(resource, signed)
    if (isOwner ? own || resource === "allow" : own && resource === "allow") return signed
    const reason = `no policy lets ${identity.userArn} invoke ${methodArn}`
    return refuse(accessDeniedTo(identity.userArn, methodArn), reason)
  }
}

/** Whether the answer is the resource policy's: it denies, or would have to allow what only AWS can tell. */
function decides(
  resource: PolicyVerdict,
  { own, isOwner }: { readonly own: boolean; readonly isOwner: boolean },
): boolean {
  if (resource === "unknown allow") return own !== isOwner
  return resource === "deny" || resource === "unknown deny"
}

function signedRequest({ request, contextPath, query }: Arrival) {
  return { method: request.method, path: contextPath, query, headers: request.headers, body: request.body }
}

function mayInvoke({ mayInvoke: resources }: SigningIdentity, methodArn: string): boolean {
  // arn:aws:execute-api:region:account:api/stage/METHOD/path
  const method = methodArn.split("/").slice(2).join("/")
  return !resources || resources.some((resource) => matchesGlob(resource, method))
}

function withIdentity(call: MethodCall, accessKey: string, identity: SigningIdentity): MethodCall {
  const { requestContext } = call.event
  const { accountId, userArn, userId } = identity
  const caller = { accountId, accessKey, userArn, caller: userId, user: userId }
  const context = { ...requestContext, identity: { ...requestContext.identity, ...caller } }
  return { ...call, event: { ...call.event, requestContext: context } }
}

function refuse(refused: Refusal["refused"], reason: string): Refusal {
  return { refused, reason: `IAM: ${reason}` }
}
