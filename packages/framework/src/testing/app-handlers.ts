import type { AppDefinition } from "../declarations/app-options.ts"
import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import type { Declaration } from "../declarations/declaration.ts"
import { type TriggerDeclaration, triggerFunctionId } from "../declarations/trigger.ts"
import type { WebSocketDeclaration } from "../declarations/web-socket/web-socket-declaration.ts"
import { createHandler, type Handler } from "../dispatch/create-handler.ts"
import type { ApiDescription, ApiRoute } from "../gateway/api-description.ts"
import type { DeclaredApi } from "../gateway/declared-api.ts"
import { guardedScopes } from "../gateway/authorizers/guarded-scopes.ts"
import { authorizer as authorizerKind } from "../kinds/authorizer.ts"
import { httpApi } from "../kinds/http-api.ts"
import { httpApiAuthorizer } from "../kinds/http-api-authorizer.ts"
import { http } from "../kinds/http.ts"
import { runtimeKinds } from "../kinds/index.ts"
import type { RuntimeKind } from "../kinds/runtime-kind.ts"
import { webSocket } from "../kinds/web-socket.ts"
import { createStreamingRunner } from "../streaming/create-streaming-runner.ts"

/** The function that serves all routes of the API. */
export const API_FUNCTION = "Api"

export interface AppHandlersOptions {
  readonly authorizers: readonly AuthorizerDeclaration[]
  /** Methods that are functions of their own. */
  readonly triggers: readonly TriggerDeclaration[]
  /** Methods that take events of the WebSocket API. */
  readonly webSocket: readonly WebSocketDeclaration[]
  readonly api: Pick<ApiDescription, "routes" | "type">
}

/** The handlers of an app's functions, by the functions' ids. */
export function appHandlers(
  app: AppDefinition,
  { authorizers, triggers, webSocket: methods, api: { routes, type } }: AppHandlersOptions,
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
  for (const { kind, classIndex, methodName, ...declaration } of triggers) {
    const serves = [[classIndex, methodName] as const]
    const id = triggerFunctionId({ ...declaration, methodName })
    handlers.set(id, createHandler(app, { kinds: [kindsByName[kind] ?? http], serves }))
  }
  return handlers
}

const kindsByName: Readonly<Record<string, RuntimeKind>> = runtimeKinds

/** The methods that are functions of their own: those that the APIs of the app do not call. */
export function triggersIn(
  declarations: readonly Declaration[],
  { routes, authorizers, webSocket: methods }: Pick<DeclaredApi, "routes" | "authorizers" | "webSocket">,
): readonly TriggerDeclaration[] {
  const called = new Set<Declaration>([...routes, ...authorizers, ...methods])
  return declarations.filter((each): each is TriggerDeclaration => "classIndex" in each && !called.has(each))
}

function isStreamed({ target }: ApiRoute): boolean {
  return target.type === "function" && target.isStreamed === true
}
