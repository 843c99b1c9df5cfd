import type { Refusal } from "../answer.ts"
import type { ApiSourcePolicy, ApiSources } from "../api-description.ts"
import type { Arrival } from "../arrival.ts"
import { methodArnPrefix } from "../authorizer-event.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import type { Endpoint } from "../endpoint.ts"
import { accessDeniedTo, notEmulated } from "../gateway-error.ts"
import type { MethodCheck } from "../method-endpoint.ts"
import { ipMatcher } from "./ip-ranges.ts"

type SourceGate = (arrival: Arrival, methodArn: string) => Refusal | undefined

export interface SourceChecks {
  /** Before any authorizer. */
  readonly checks: readonly MethodCheck[]
  /** The same for what no authorizer guards. */
  guard(endpoint: Endpoint): Endpoint
}

/** Compiles the resource policy of an API. */
export function createSourceChecks(policy: ApiSourcePolicy | undefined, environment: EventEnvironment): SourceChecks {
  if (!policy) return { checks: [], guard: (endpoint) => endpoint }
  const gate = sourceGate(policy)
  const prefix = methodArnPrefix({ ...environment.identity, stageName: environment.stageName })
  return {
    checks: [(call) => gate(call.arrival, call.methodArn) ?? call],
    guard: (endpoint) => ({
      ...endpoint,
      answer: (arrival, pathParameters) =>
        gate(arrival, `${prefix}/${endpoint.method}${arrival.matchedPath}`) ?? endpoint.answer(arrival, pathParameters),
    }),
  }
}

/** Requests to this machine come through no VPC: what is denied to one is not denied here. */
function sourceGate({ allow, deny }: ApiSourcePolicy): SourceGate {
  const isAllowed = allow && ipMatcher(allow.ips)
  const isDenied = ipMatcher(deny.ips)
  return ({ request: { sourceIp } }, methodArn) => {
    if (isDenied(sourceIp)) return refuse(methodArn, `the resource policy denies ${sourceIp}`)
    if (!allow || isAllowed?.(sourceIp)) return undefined
    if (!namesVpcs(allow)) return refuse(methodArn, `the resource policy does not allow ${sourceIp}`)
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
