import type { Declaration } from "../../declarations/declaration.ts"
import type { WebSocketDeclaration } from "../../declarations/web-socket/web-socket-declaration.ts"
import { type DeclaredApi, declaredApi, locationOf } from "../declared-api.ts"
import { describeDomain } from "../domain/describe-domain.ts"
import { describeAccessLogs, describeStage } from "../stage/describe-stage.ts"
import type { WebSocketApi, WebSocketAuthorizer } from "./api-web-socket.ts"
import { webSocketAccessLogFormat } from "./web-socket-access-log.ts"

/**
 * The WebSocket API that declarations add up to; undefined where there is none. Call `checkWebSocket` first, nothing is
 * checked here.
 */
export function describeWebSocket(
  declarations: readonly Declaration[],
  { stageName }: { readonly stageName: string },
): WebSocketApi | undefined {
  const declared = declaredApi(declarations)
  const { app, webSocket } = declared
  const [first] = webSocket
  if (!app || !first) return undefined
  const options = app.webSocket ?? {}
  const { stageVariables, executionLogs, cloudWatchRole } = describeStage(options)
  return {
    stageName,
    routeSelectionExpression: options.routeSelectionExpression ?? "$request.body.action",
    routes: webSocket.map((method) => ({
      key: method.routeKey,
      functionId: method.className,
      location: locationOf(method),
    })),
    authorizer: describeAuthorizer(webSocket, declared),
    throttle: options.throttle,
    stageVariables,
    accessLogs: describeAccessLogs(options.accessLogs, webSocketAccessLogFormat),
    executionLogs,
    cloudWatchRole,
    domain: describeDomain(options.domain),
    disableExecuteApiEndpoint: options.disableExecuteApiEndpoint,
    location: locationOf(first),
  }
}

function describeAuthorizer(
  methods: readonly WebSocketDeclaration[],
  { authorizers, authorizerValues }: DeclaredApi,
): WebSocketAuthorizer | undefined {
  const id = methods.find(({ routeKey }) => routeKey === "$connect")?.authorizer
  if (id === undefined) return undefined
  const value = authorizerValues.find((candidate) => candidate.id === id)
  if (value) return { id, type: "iam", location: locationOf(value) }
  const declared = authorizers.find(({ className }) => className === id)
  // Serving the route without its authorizer would leave it open.
  if (!declared) throw new Error(`@onConnect names the authorizer "${id}", which is not there.`)
  const { className: functionId, identitySources } = declared
  return { id, type: "request", functionId, identitySources, location: locationOf(declared) }
}
