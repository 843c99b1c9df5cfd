import { GatewayMemory } from "../gateway-memory.ts"
import type { GatewayOptions } from "../gateway.ts"
import { invokeWithin } from "../invoke-within.ts"
import { createTokenBucket } from "../throttle/token-bucket.ts"
import type { WebSocketApi, WebSocketRoute } from "./api-web-socket.ts"
import { readRouteResult } from "./route-result.ts"
import type { WebSocketProxyEvent } from "./web-socket-context.ts"
import { errorText, type WebSocketError, webSocketErrors } from "./web-socket-error.ts"
import type { RouteOutcome } from "./web-socket-gateway.ts"

/** What a route came to, with the subprotocol that its function chose. */
export interface RouteRun extends RouteOutcome {
  readonly protocol?: string | undefined
}

/** Runs the functions of routes, as fast as the API lets them. */
export function routeRunner(
  { throttle }: Pick<WebSocketApi, "throttle">,
  options: GatewayOptions,
): (route: WebSocketRoute, event: WebSocketProxyEvent) => Promise<RouteRun> {
  const { memory = new GatewayMemory() } = options
  const hasToken = (key: string, time: number) =>
    !throttle || memory.buckets.of(["webSocket", key, throttle], () => createTokenBucket(throttle))(time)

  return async ({ functionId, key: routeKey }, event) => {
    const { requestId, requestTimeEpoch } = event.requestContext
    if (!hasToken(routeKey, requestTimeEpoch)) {
      const diagnostic = `more than ${throttle?.rate} a second, and ${throttle?.burst} at once, for this route`
      return { ...gatewayOutcome(webSocketErrors.THROTTLED, event), routeKey, diagnostic }
    }
    const outcome = await invokeWithin(options, { functionId, event })
    if (!outcome.ok) {
      const isLate = outcome.error !== "unhandled"
      const error = isLate ? webSocketErrors.INTEGRATION_TIMEOUT : webSocketErrors.BAD_GATEWAY
      const { message: diagnostic, cause } = outcome
      return { ...gatewayOutcome(error, event), routeKey, functionId, diagnostic, cause }
    }
    const result = readRouteResult(outcome.payload)
    if (!("malformed" in result)) return { routeKey, functionId, requestId, ...result }
    return {
      ...gatewayOutcome(webSocketErrors.BAD_GATEWAY, event),
      ...{ routeKey, functionId, diagnostic: result.malformed },
    }
  }
}

/** What it comes to where the gateway answers by itself. */
export function gatewayOutcome(error: WebSocketError, { requestContext }: WebSocketProxyEvent): RouteOutcome {
  const { status, message } = error
  return { status, text: errorText(error, requestContext), error: message, requestId: requestContext.requestId }
}
