import type { Refusal } from "./answer.ts"
import type { ApiRoute } from "./api-description.ts"
import type { EventEnvironment } from "./build-proxy-event.ts"
import { gatewayErrors } from "./gateway-error.ts"
import type { GatewayOptions } from "./gateway.ts"
import { type IntegrationOutcome, invokeWithin } from "./invoke-within.ts"
import { exceedsLambdaPayload } from "./limits.ts"
import type { Integration } from "./method-endpoint.ts"
import { mapProxyResult } from "./proxy-result.ts"

export interface LambdaIntegrationOptions {
  readonly environment: EventEnvironment
  readonly gateway: GatewayOptions
}

/** A Lambda proxy integration: the function gets the event, and what it returns is mapped. */
export function lambdaIntegration(
  { functionId, timeoutMs }: Pick<ApiRoute, "timeoutMs"> & { readonly functionId: string },
  options: LambdaIntegrationOptions,
): Integration {
  const { isBinary } = options.environment
  return async ({ arrival, event }) => {
    if (exceedsLambdaPayload(event, event.body)) {
      return { refused: gatewayErrors.REQUEST_TOO_LARGE, reason: "the event is over the 6 MB that Lambda takes" }
    }
    const outcome = await invokeWithin(options.gateway, { functionId, event, timeoutMs })
    if (!outcome.ok) return refuseFailure(functionId, outcome)
    const mapped = mapProxyResult(outcome.payload, { isBinary, accept: arrival.headers.accept })
    if ("refused" in mapped) return { ...mapped, reason: `${functionId}: ${mapped.reason}` }
    return { ...mapped, functionId }
  }
}

/** A function that throws or runs into its own timeout is a bad gateway; only API Gateway's limit is a 504. */
function refuseFailure(
  functionId: string,
  { error, message, cause }: Extract<IntegrationOutcome, { ok: false }>,
): Refusal {
  const refusals = {
    "integration timeout": gatewayErrors.INTEGRATION_TIMEOUT,
    "not invoked": gatewayErrors.API_CONFIGURATION_ERROR,
    // https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway-errors.html
    throttled: gatewayErrors.API_CONFIGURATION_ERROR,
    timeout: gatewayErrors.BAD_GATEWAY,
    unhandled: gatewayErrors.BAD_GATEWAY,
  }
  return { refused: refusals[error], reason: `${functionId}: ${message}`, cause }
}
