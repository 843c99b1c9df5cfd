import type { Refusal } from "../answer.ts"
import type { ApiRoute, ApiUsage } from "../api-description.ts"
import { gatewayErrors } from "../gateway-error.ts"
import type { GatewayMemory } from "../gateway-memory.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import { compileRequestValue } from "../request-value.ts"
import { createKeyHolder, type KeyHolder } from "./key-holder.ts"
import { localApiKeys } from "./local-api-keys.ts"

/** Compiles the keys of an API; what comes back gives the checks of a route. A key's limits hold for all routes together. */
export function createApiKeyChecks(
  usage: ApiUsage | undefined,
  memory: GatewayMemory,
): (route: ApiRoute) => readonly MethodCheck[] {
  const plans = new Map(usage?.plans.map((plan) => [plan.name, plan]))
  const holders = new Map<string, KeyHolder>()
  for (const key of localApiKeys(usage)) {
    const plan = plans.get(key.plan)
    if (plan) holders.set(key.value, createKeyHolder(key, plan, memory))
  }
  const keyOf = usage?.source === "AUTHORIZER" ? (call: MethodCall) => call.usageIdentifierKey : headerKey
  return (route) => (route.apiKeyRequired ? [(call) => check(call, route, holders.get(keyOf(call) ?? ""))] : [])
}

const apiKeyHeader = compileRequestValue("method.request.header.X-Api-Key")

function headerKey({ event }: MethodCall): string | undefined {
  return apiKeyHeader?.(event)
}

function check(call: MethodCall, route: ApiRoute, holder: KeyHolder | undefined): MethodCall | Refusal {
  if (!holder) {
    return { refused: gatewayErrors.INVALID_API_KEY, reason: "the API key is missing, or not one of a usage plan" }
  }
  const { name, plan, id, value } = holder.key
  const limit = holder.use({ method: call.arrival.request.method, path: route.path }, call.arrival.time)
  if (limit)
    return { refused: gatewayErrors[limit], reason: `the usage plan ${plan} lets ${name} send no more for now` }
  const { event } = call
  const identity = { ...event.requestContext.identity, apiKey: value, apiKeyId: id }
  return { ...call, event: { ...event, requestContext: { ...event.requestContext, identity } } }
}
