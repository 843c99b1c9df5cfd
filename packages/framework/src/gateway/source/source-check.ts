import type { Refusal } from "../answer.ts"
import type { ApiSourcePolicy, ApiSources } from "../api-description.ts"
import { accessDeniedTo, notEmulated } from "../gateway-error.ts"
import type { MethodCheck } from "../method-endpoint.ts"
import { ipMatcher } from "./ip-ranges.ts"

/** Holds requests to the resource policy of an API, before any authorizer. */
export function sourceChecks(policy: ApiSourcePolicy | undefined): readonly MethodCheck[] {
  return policy ? [sourceCheck(policy)] : []
}

/** Requests to this machine come through no VPC: what is denied to one is not denied here. */
function sourceCheck({ allow, deny }: ApiSourcePolicy): MethodCheck {
  const isAllowed = allow && ipMatcher(allow.ips)
  const isDenied = ipMatcher(deny.ips)
  return (call) => {
    const { sourceIp } = call.arrival.request
    if (isDenied(sourceIp)) return refuse(call.methodArn, `the resource policy denies ${sourceIp}`)
    if (!allow || isAllowed?.(sourceIp)) return call
    if (!namesVpcs(allow)) return refuse(call.methodArn, `the resource policy does not allow ${sourceIp}`)
    const reason = `the resource policy does not allow ${sourceIp}, and what it allows VPCs can only be seen on AWS`
    return { refused: notEmulated("A VPC in a resource policy"), reason }
  }
}

function namesVpcs({ vpcs, vpcEndpoints }: ApiSources): boolean {
  return vpcs.length > 0 || vpcEndpoints.length > 0
}

/** By answers that people report; what is not allowed is denied explicitly by the policy in the template. */
function refuse(methodArn: string, reason: string): Refusal {
  return { refused: accessDeniedTo("anonymous", methodArn, " with an explicit deny"), reason }
}
