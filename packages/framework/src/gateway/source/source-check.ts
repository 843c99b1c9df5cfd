import type { Refusal } from "../answer.ts"
import type { ApiAuthorizer } from "../api-description.ts"
import { accessDeniedTo, notEmulated } from "../gateway-error.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import type { PolicyVerdict, ResourcePolicy } from "./compile-resource-policy.ts"

/** What a resource policy asks of the requests of a method, before and after its authorizer. */
export interface SourceChecks {
  readonly before: readonly MethodCheck[]
  readonly after: readonly MethodCheck[]
}

/**
 * Holds requests to the resource policy where API Gateway does, which depends on the authorizer; IAM's own asks by itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function sourceChecks(
  policy: ResourcePolicy | undefined,
  authorizer: ApiAuthorizer["type"] | undefined,
): SourceChecks {
  if (!policy || authorizer === "iam") return { before: [], after: [] }
  const mustAllow: MethodCheck = (call) => {
    const verdict = policy(call)
    return verdict === "allow" ? call : refuseBy(verdict, call)
  }
  if (authorizer === undefined) return { before: [mustAllow], after: [] }
  if (authorizer === "cognito") return { before: [], after: [mustAllow] }
  const mustNotDeny: MethodCheck = (call) => {
    const resourcePolicy = policy(call)
    const isDenied = resourcePolicy === "deny" || resourcePolicy === "unknown deny"
    return isDenied ? refuseBy(resourcePolicy, call) : { ...call, resourcePolicy }
  }
  return { before: [mustNotDeny], after: [] }
}

/** The answer to a request that the resource policy does not let in. By answers that people report; † without a Deny. */
export function refuseBy(verdict: PolicyVerdict, { arrival, event, methodArn }: MethodCall): Refusal {
  const { userArn } = event.requestContext.identity
  const caller = userArn ?? arrival.request.sourceIp
  if (verdict.startsWith("unknown")) {
    const reason = `whether the resource policy lets in ${caller} can only be seen on AWS`
    return { refused: notEmulated("A condition of the resource policy"), reason }
  }
  const why = verdict === "deny" ? " with an explicit deny" : ""
  const reason = `the resource policy ${verdict === "deny" ? "denies" : "does not allow"} ${caller}`
  return { refused: accessDeniedTo(userArn ?? "anonymous", methodArn, why), reason }
}
