import type { Answer, Refusal } from "./answer.ts"
import type { ApiRoute } from "./api-description.ts"
import type { Arrival } from "./arrival.ts"
import { methodArnPrefix } from "./authorizer-event.ts"
import type { Authorizer } from "./authorizer.ts"
import { buildProxyEvent, type EventEnvironment } from "./build-proxy-event.ts"
import type { Endpoint } from "./endpoint.ts"
import { gatewayErrors } from "./gateway-error.ts"
import { resourceId } from "./gateway-identity.ts"
import type { GatewayOptions } from "./gateway.ts"
import { type IntegrationOutcome, invokeWithin } from "./invoke-within.ts"
import { exceedsLambdaPayload } from "./limits.ts"
import type { ProxyEvent } from "./proxy-event.ts"
import { mapProxyResult } from "./proxy-result.ts"

export interface FunctionEndpointOptions {
  readonly environment: EventEnvironment
  readonly gateway: GatewayOptions
  readonly authorizer: Authorizer | undefined
}

/** A route with a Lambda proxy integration: event, authorizer, function, mapping of what it returned. */
export function functionEndpoint(route: ApiRoute, options: FunctionEndpointOptions): Endpoint {
  const { functionId, method, path } = route
  const { environment, authorizer } = options
  const { identity, stageName, isBinary } = environment
  const resource = { path, id: resourceId(path) }
  const methodArn = `${methodArnPrefix({ ...identity, stageName })}/${method}`

  async function answer(arrival: Arrival, pathParameters: Record<string, string> | null): Promise<Answer> {
    let event = buildProxyEvent({ arrival, resource, pathParameters }, environment)
    if (authorizer) {
      // † Without a trailing slash: else a Deny for `/admin` would not cover `/admin/`, which the same route serves.
      const decision = await authorizer(event, methodArn + arrival.matchedPath)
      if ("refused" in decision) return decision
      event = withAuthorizer(event, decision.granted)
    }
    if (exceedsLambdaPayload(event, event.body)) {
      return { refused: gatewayErrors.REQUEST_TOO_LARGE, reason: "the event is over the 6 MB that Lambda takes" }
    }
    const outcome = await invokeWithin(options.gateway, functionId, event)
    if (!outcome.ok) return refuseFailure(functionId, outcome)
    const mapped = mapProxyResult(outcome.payload, { isBinary, accept: arrival.headers.accept })
    if ("refused" in mapped) return { ...mapped, reason: `${functionId}: ${mapped.reason}` }
    return { ...mapped, functionId }
  }

  return { method, path, answer }
}

function withAuthorizer(event: ProxyEvent, authorizer: Readonly<Record<string, string | number>>): ProxyEvent {
  return { ...event, requestContext: { ...event.requestContext, authorizer } }
}

/** A function that throws or runs into its own timeout is a bad gateway; only API Gateway's limit is a 504. */
function refuseFailure(
  functionId: string,
  { error, message, cause }: Extract<IntegrationOutcome, { ok: false }>,
): Refusal {
  const refused = error === "integration timeout" ? gatewayErrors.INTEGRATION_TIMEOUT : gatewayErrors.BAD_GATEWAY
  return { refused, reason: `${functionId}: ${message}`, cause }
}
