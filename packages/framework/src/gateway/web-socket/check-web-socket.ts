import type { AppDeclaration } from "../../declarations/app-declaration.ts"
import type { Declaration } from "../../declarations/declaration.ts"
import type { WebSocketDeclaration } from "../../declarations/web-socket/web-socket-declaration.ts"
import type { WebSocketOptions } from "../../declarations/web-socket/web-socket-options.ts"
import { type DeclaredApi, declaredApi, locationOf } from "../declared-api.ts"
import { domainProblems } from "../domain/check-domain.ts"
import type { Fault } from "../fault.ts"
import { checkConnectAuthorizer } from "./check-connect-authorizer.ts"
import { webSocketOptionFaults } from "./web-socket-option-checks.ts"

/** Everything that API Gateway would refuse of a WebSocket API, or serve otherwise than declared; empty when all is well. */
export function checkWebSocket(declarations: readonly Declaration[]): readonly Fault[] {
  const declared = declaredApi(declarations)
  const { webSocket } = declared
  return [
    ...optionFaults(declared),
    ...webSocket.flatMap(keyFaults),
    ...webSocket.flatMap((method, index) => duplicateFaults(method, webSocket.slice(0, index))),
    ...webSocket.flatMap((method, index) => settingFaults(method, webSocket.slice(0, index))),
    ...(webSocket.length > 0 ? checkConnectAuthorizer(declared) : []),
  ]
}

function optionFaults({ app, webSocket }: DeclaredApi): readonly Fault[] {
  if (!app?.webSocket) return []
  const location = app.webSocketLocation ?? locationOf(app)
  const fault = ({ message, hint }: Pick<Fault, "message" | "hint">) => ({
    ...{ code: "WEBSOCKET_OPTION_INVALID", message, hint, location },
  })
  if (webSocket.length === 0) {
    const hint = "List a class with @onConnect, @onMessage or @onDisconnect in handlers, or remove webSocket."
    return [fault({ message: "webSocket is set, and the app has no WebSocket API", hint })]
  }
  const formFaults = webSocketOptionFaults(app.webSocket, ["webSocket"])
  const problems = formFaults.length > 0 ? formFaults : [...domainFaults(app.webSocket), ...sharedFaults(app)]
  return problems.map(fault)
}

type Problem = Pick<Fault, "message" | "hint">

function domainFaults({ domain, disableExecuteApiEndpoint }: WebSocketOptions): readonly Problem[] {
  if (domain?.mutualTls)
    return [{ message: "webSocket.domain.mutualTls is not for WebSocket APIs", hint: "Remove it." }]
  if (domain?.securityPolicy === "TLS_1_0") {
    const hint = "Clients of WebSocket APIs use TLS 1.2 or newer. Remove it."
    return [{ message: "webSocket.domain.securityPolicy is TLS_1_0", hint }]
  }
  // The same is true of the domain of `api`, by whose name it is called there.
  return domainProblems({
    ...(domain && { domain }),
    ...(disableExecuteApiEndpoint !== undefined && { disableExecuteApiEndpoint }),
  }).map(({ message, hint }) => ({ message: message.replace(/\bapi\.(?=d)/g, "webSocket."), hint }))
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-custom-domain-names.html */
function sharedFaults({ api, webSocket }: AppDeclaration): readonly Problem[] {
  const name = webSocket?.domain?.name
  if (name === undefined || name !== api?.domain?.name) return []
  const message = `webSocket.domain.name is ${name}, which is that of api`
  return [{ message, hint: "Give it a name of its own: none can have a WebSocket API beside others." }]
}

function keyFaults(method: WebSocketDeclaration): readonly Fault[] {
  const { routeKey } = method
  const isReserved = /^\$(?!(?:connect|disconnect|default)$)/.test(routeKey)
  if (!isReserved && /^\S(?:.{0,126}\S)?$/.test(routeKey)) return []
  const hint = isReserved
    ? "Choose a key that does not begin with $. Without a key the method is for what no other takes."
    : "Use 1 to 128 characters, without spaces at either end."
  const message = `${nameOf(method)}: a route cannot have the key ${JSON.stringify(routeKey)}`
  return [{ code: "WEBSOCKET_ROUTE_INVALID", message, hint, location: locationOf(method) }]
}

function duplicateFaults(method: WebSocketDeclaration, earlier: readonly WebSocketDeclaration[]): readonly Fault[] {
  const first = earlier.find(({ routeKey }) => routeKey === method.routeKey)
  if (!first) return []
  const { file, line } = locationOf(first)
  const message = `${nameOf(method)}: ${nameOf(first)} (${file}:${line}) has the route ${method.routeKey} already`
  const hint = "An app has one WebSocket API, and a route one method. Remove one of the two."
  return [{ code: "WEBSOCKET_ROUTE_DUPLICATE", message, hint, location: locationOf(method) }]
}

/** The methods of a class share a function, which has each setting once. */
function settingFaults(method: WebSocketDeclaration, earlier: readonly WebSocketDeclaration[]): readonly Fault[] {
  const settings: Readonly<Record<string, unknown>> = { ...method.function }
  return earlier
    .filter(({ classIndex }) => classIndex === method.classIndex)
    .flatMap((other) => {
      const others: Readonly<Record<string, unknown>> = { ...other.function }
      const names = Object.keys(settings).filter((name) => name !== "iam" && name in others)
      const name = names.find((key) => JSON.stringify(settings[key]) !== JSON.stringify(others[key]))
      if (name === undefined) return []
      const message = `${nameOf(method)}: ${nameOf(other)} sets ${name} of the function otherwise`
      const hint = "Methods of one class share a function. Set it in one place."
      return [{ code: "FUNCTION_INVALID", message, hint, location: locationOf(method) }]
    })
}

function nameOf({ className, methodName }: WebSocketDeclaration): string {
  return `${className}.${methodName}`
}
