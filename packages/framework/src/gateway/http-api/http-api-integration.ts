import type { Refusal } from "../answer.ts"
import type { ApiRoute } from "../api-description.ts"
import type { GatewayOptions } from "../gateway.ts"
import { type IntegrationOutcome, invokeWithin } from "../invoke-within.ts"
import { exceedsLambdaPayload } from "../limits.ts"
import { lambdaInvoker } from "../existing-function/lambda-invoker.ts"
import type { ApiExistingFunction } from "../integrations/api-target.ts"
import { targetLabel } from "../integrations/target-label.ts"
import { httpApiErrors } from "./http-api-errors.ts"
import { mapHttpApiResult } from "./http-api-result.ts"
import { proxyIntegration } from "./integrations/proxy-integration.ts"
import { serviceIntegration } from "./integrations/service-integration.ts"
import type { HttpApiEnvironment, RouteIntegration } from "./route-call.ts"

/** What HTTP APIs allow at most, and by default. */
const TIMEOUT_MS = 30_000

/** What answers the requests of a route of an HTTP API. */
export function httpApiIntegration(
  { target, timeoutMs = TIMEOUT_MS }: ApiRoute,
  { identity, gateway }: HttpApiEnvironment,
): RouteIntegration {
  if (target.type === "function") return functionIntegration(target.functionId, { gateway, timeoutMs })
  if (target.type === "aws_proxy") return existingIntegration(target, { identity, gateway, timeoutMs })
  if (target.type === "http_proxy") return proxyIntegration(target, timeoutMs)
  if (target.type === "service") {
    return serviceIntegration(target, { environment: { identity, options: gateway }, timeoutMs })
  }
  throw new Error(`an HTTP API cannot go to ${target.type}`)
}

/** A function that is not of the app. */
function existingIntegration(
  target: ApiExistingFunction,
  { identity, gateway, timeoutMs }: Pick<HttpApiEnvironment, "identity" | "gateway"> & { readonly timeoutMs: number },
): RouteIntegration {
  return async (call) => {
    const environment = { identity, options: gateway }
    const invoker = lambdaInvoker(target, { environment, stageVariables: call.event.stageVariables })
    if ("refused" in invoker) return invoker
    const { label, invoke } = invoker
    const answer = await functionIntegration(label, { gateway: { ...gateway, invoke }, timeoutMs })(call)
    return "refused" in answer ? answer : { ...answer, functionId: undefined, target: targetLabel(target) }
  }
}

function functionIntegration(
  functionId: string,
  { gateway, timeoutMs }: { readonly gateway: GatewayOptions; readonly timeoutMs: number },
): RouteIntegration {
  return async ({ event }) => {
    if (exceedsLambdaPayload(event, event.body ?? null)) {
      return { refused: httpApiErrors.REQUEST_TOO_LARGE, reason: "the event is over the 6 MB that Lambda takes" }
    }
    const outcome = await invokeWithin(gateway, { functionId, event, timeoutMs })
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
