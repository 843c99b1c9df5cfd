import { type DeclaredApi, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"

/** A WebSocket API asks once, when a client connects: nothing else of it can be guarded. */
export function checkConnectAuthorizer(declared: DeclaredApi): readonly Fault[] {
  const { app, webSocket } = declared
  const connect = webSocket.find(({ routeKey }) => routeKey === "$connect")
  const [first] = webSocket
  if (!connect && first && app?.authorizer !== undefined) {
    const message = `The app's authorizer ${app.authorizer} guards @onConnect, which no method has: anyone could connect`
    const hint = "Add a method with @onConnect(), or with @onConnect({ authorizer: null }) to let everyone in."
    return [{ code: "WEBSOCKET_AUTHORIZER_INVALID", message, hint, location: locationOf(first) }]
  }
  if (connect?.authorizer === undefined) return []
  const problem = problemOf(connect.authorizer, declared)
  if (!problem) return []
  const [said, hint] = problem
  const message = `${connect.className}.${connect.methodName}: ${said}`
  return [{ code: "WEBSOCKET_AUTHORIZER_INVALID", message, hint, location: locationOf(connect) }]
}

function problemOf(
  id: string,
  { authorizers, authorizerValues }: DeclaredApi,
): readonly [message: string, hint: string] | undefined {
  const value = authorizerValues.find((candidate) => candidate.id === id)
  if (value?.scheme === "iam") return undefined
  if (value) return [`${value.scheme}Authorizer cannot guard a WebSocket API`, USE]
  const authorizer = authorizers.find(({ className }) => className === id)
  if (!authorizer) return [`the authorizer ${id} is not listed`, `Add it to the App: authorizers: [${id}].`]
  return authorizer.type === "request" ? undefined : [`${id} is an authorizer of type "${authorizer.type}"`, USE]
}

const USE = 'Use a class with @authorizer({ type: "request" }) or iamAuthorizer(); authorizer: null lets everyone in.'
