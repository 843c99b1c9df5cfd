import type { AppDefinition } from "../declarations/app-options.ts"
import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import type { WebSocketDeclaration } from "../declarations/web-socket/web-socket-declaration.ts"
import { createHandler, type Handler } from "../dispatch/create-handler.ts"
import type { ApiDescription, ApiRoute } from "../gateway/api-description.ts"
import { guardedScopes } from "../gateway/authorizers/guarded-scopes.ts"
import { authorizer as authorizerKind } from "../kinds/authorizer.ts"
import { httpApi } from "../kinds/http-api.ts"
import { httpApiAuthorizer } from "../kinds/http-api-authorizer.ts"
import { http } from "../kinds/http.ts"
import { webSocket } from "../kinds/web-socket.ts"
import { createStreamingRunner } from "../streaming/create-streaming-runner.ts"

/** The function that serves all routes of the API. */
export const API_FUNCTION = "Api"

export interface AppHandlersOptions {
  readonly authorizers: readonly AuthorizerDeclaration[]
  /** Methods that take events of the WebSocket API. */
  readonly webSocket: readonly WebSocketDeclaration[]
  readonly api: Pick<ApiDescription, "routes" | "type">
}

/** The handlers of the functions that an app's APIs invoke, by the functions' ids. */
export function appHandlers(
  app: AppDefinition,
  { authorizers, webSocket: methods, api: { routes, type } }: AppHandlersOptions,
): ReadonlyMap<string, Handler> {
  const isHttpApi = type === "http"
  const create = routes.some(isStreamed) ? createStreamingRunner : createHandler
  const handlers = new Map<string, Handler>([[API_FUNCTION, create(app, { kinds: [isHttpApi ? httpApi : http] })]])
  for (const { className, classIndex, methodName } of authorizers) {
    const serves = [[classIndex, methodName, guardedScopes(routes, className)] as const]
    const kinds = [...(isHttpApi ? [httpApiAuthorizer] : []), authorizerKind]
    handlers.set(className, createHandler(app, { kinds, serves }))
  }
  for (const { className, classIndex } of methods) {
    const own = methods.filter((method) => method.classIndex === classIndex)
    const serves = own.map(({ methodName }) => [classIndex, methodName] as const)
    handlers.set(className, createHandler(app, { kinds: [webSocket], serves }))
  }
  return handlers
}

function isStreamed({ target }: ApiRoute): boolean {
  return target.type === "function" && target.isStreamed === true
}
