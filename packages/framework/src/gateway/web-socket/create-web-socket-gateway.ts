import { type Arrival, receiveRequest } from "../arrival.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { domainPath } from "../domain/domain-path.ts"
import { gatewayIdentity } from "../gateway-identity.ts"
import type { GatewayOptions } from "../gateway.ts"
import { makeRequestIds } from "../request-ids.ts"
import type { WebSocketApi } from "./api-web-socket.ts"
import { connectEvent, disconnectEvent, messageEvent } from "./build-web-socket-event.ts"
import { compileRouteSelection } from "./route-selection.ts"
import { gatewayOutcome, routeRunner } from "./run-route.ts"
import { webSocketAccessLogger } from "./web-socket-access-log.ts"
import { type HandshakeRefusal, webSocketAuthorizer } from "./web-socket-authorizer.ts"
import type { WebSocketConnection } from "./web-socket-connection.ts"
import type { WebSocketProxyEvent } from "./web-socket-context.ts"
import { webSocketErrors } from "./web-socket-error.ts"
import type { Handshake, WebSocketGateway } from "./web-socket-gateway.ts"

/** Emulates a WebSocket API of API Gateway as pure logic. Throws when the description or an option cannot be served. */
export function createWebSocketGateway(api: WebSocketApi, options: GatewayOptions): WebSocketGateway {
  const { now = Date.now } = options
  const environment = environmentOf(api, options)
  const reception = { ...environment, domainPath: domainPath(api.domain) }
  const routes = new Map(api.routes.map((route) => [route.key, route]))
  const select = compileRouteSelection(api.routeSelectionExpression)
  if (!select) throw new Error(`${api.routeSelectionExpression} selects no routes.`)
  const check = webSocketAuthorizer(api.authorizer, environment, options)
  const run = routeRunner(api, options)
  const log = webSocketAccessLogger(api.accessLogs, options)

  async function handshake(arrival: Arrival): Promise<Handshake & { readonly event: WebSocketProxyEvent }> {
    const arriving = arrivingConnection(arrival, environment)
    const asked = connectEvent(arrival, arriving, environment)
    const checked = arrivalFault(arrival) ?? (await check({ arrival, connection: arriving, event: asked }))
    if ("refused" in checked) {
      const { refused, reason, cause } = checked
      return { ...gatewayOutcome(refused, asked), routeKey: "$connect", diagnostic: reason, cause, event: asked }
    }
    const event = connectEvent(arrival, checked, environment)
    const route = routes.get("$connect")
    const { requestId } = event.requestContext
    if (!route) return { status: 200, routeKey: "$connect", requestId, connection: checked, event }
    const outcome = await run(route, event)
    if (outcome.status < 200 || outcome.status > 299) return { ...outcome, protocol: undefined, event }
    // What the function says beside the status and the subprotocol goes nowhere.
    return { ...outcome, text: undefined, connection: checked, event }
  }

  return {
    async connect(request) {
      const { event, ...outcome } = await handshake(receiveRequest(request, reception))
      log?.({ event, outcome })
      return outcome
    },
    async receive(text, connection) {
      const key = select(text) ?? "$default"
      // No client may say that it connects or leaves.
      const selected = key.startsWith("$") ? undefined : routes.get(key)
      const route = selected ?? routes.get("$default")
      const event = messageEvent({ routeKey: route?.key ?? key, text, time: now() }, connection, environment)
      const diagnostic = `there is no route ${key}${key === "$default" ? "" : ", and no $default"}`
      const outcome = route
        ? await run(route, event)
        : { ...gatewayOutcome(webSocketErrors.FORBIDDEN, event), diagnostic }
      log?.({ event, outcome })
      return outcome
    },
    async disconnect(end, connection) {
      const route = routes.get("$disconnect")
      if (!route) return undefined
      const event = disconnectEvent({ ...end, time: now() }, connection, environment)
      const outcome = await run(route, event)
      log?.({ event, outcome })
      // Nobody is there any more.
      return { ...outcome, text: undefined }
    },
  }
}

function environmentOf(api: WebSocketApi, options: GatewayOptions): EventEnvironment {
  const variables = { ...api.stageVariables, ...options.stageVariables }
  return {
    identity: gatewayIdentity(options),
    stageName: api.stageName,
    stageVariables: Object.keys(variables).length > 0 ? variables : undefined,
    options,
    isBinary: () => false,
  }
}

function arrivingConnection(
  { headers, request, time }: Arrival,
  { options, identity }: EventEnvironment,
): WebSocketConnection {
  return {
    id: makeRequestIds(time).extendedRequestId,
    connectedAt: time,
    domainName: options.domainName ?? headers.host ?? identity.defaultDomain,
    identity: { ...(headers.userAgent !== undefined && { userAgent: headers.userAgent }), sourceIp: request.sourceIp },
  }
}

/** "Length, in characters, of the URL for a WebSocket API", quotas for WebSocket APIs. */
const MAX_URL_LENGTH = 4096

function arrivalFault({ isOutsideStage, apiPath, contextPath, request }: Arrival): HandshakeRefusal | undefined {
  if (request.target.length > MAX_URL_LENGTH)
    return { refused: webSocketErrors.URL_TOO_LONG, reason: `the URL has ${request.target.length} characters` }
  if (!isOutsideStage && apiPath === "/") return undefined
  return { refused: webSocketErrors.FORBIDDEN, reason: `${contextPath} is outside of the API` }
}
