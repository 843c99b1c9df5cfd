import type { Refusal } from "../answer.ts"
import type { ApiRoute } from "../api-description.ts"
import type { GatewayOptions } from "../gateway.ts"
import { type IntegrationOutcome, invokeWithin } from "../invoke-within.ts"
import { exceedsLambdaPayload } from "../limits.ts"
import { httpApiErrors } from "./http-api-errors.ts"
import { mapHttpApiResult } from "./http-api-result.ts"
import type { RouteIntegration } from "./route-call.ts"
import { functionTarget } from "../integrations/function-target.ts"

/** What HTTP APIs allow at most, and by default. */
const TIMEOUT_MS = 30_000

/** What answers the requests of a route of an HTTP API. */
export function httpApiIntegration({ target, timeoutMs }: ApiRoute, gateway: GatewayOptions): RouteIntegration {
  const functionId = functionTarget(target)
  return async ({ event }) => {
    if (exceedsLambdaPayload(event, event.body ?? null)) {
      return { refused: httpApiErrors.REQUEST_TOO_LARGE, reason: "the event is over the 6 MB that Lambda takes" }
    }
    const outcome = await invokeWithin(gateway, { functionId, event, timeoutMs: timeoutMs ?? TIMEOUT_MS })
    if (!outcome.ok) return refuseFailure(functionId, outcome)
    const mapped = mapHttpApiResult(outcome.payload)
    return "refused" in mapped ? { ...mapped, reason: `${functionId}: ${mapped.reason}` } : { ...mapped, functionId }
  }
}

function refuseFailure(
  functionId: string,
  { error, message, cause }: Extract<IntegrationOutcome, { ok: false }>,
): Refusal {
  const refused = error === "integration timeout" ? httpApiErrors.TIMED_OUT : httpApiErrors.INTERNAL
  return { refused, reason: `${functionId}: ${message}`, cause }
}
