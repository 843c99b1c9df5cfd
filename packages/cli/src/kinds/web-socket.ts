import { checkWebSocket, describeWebSocket, type WebSocketApi } from "@tsapi/framework/gateway"
import type { WebSocketDeclaration } from "@tsapi/framework/internal"
import { toErrorCode } from "../errors/codes.ts"
import { UserError } from "../errors/user-error.ts"
import type { KindModel } from "../model/app-model.ts"
import type { FunctionRequest, Kind, Located, ModelContext } from "../model/kind.ts"
import { checkDomainRegion } from "./domain/check-domain-region.ts"
import { iamDeclarations } from "./iam-declarations.ts"
import { deploymentRegion } from "./deployment-region.ts"
import { sampleWebSocketEvent } from "./web-socket/sample-web-socket-event.ts"
import { startWebSocket } from "./web-socket/start-web-socket.ts"
import { webSocketReference } from "./web-socket/web-socket-reference.ts"
import { webSocketResources } from "./web-socket/web-socket-resources.ts"

/** The WebSocket API: one model, however many routes. */
export interface WebSocketModel extends KindModel {
  readonly api: WebSocketApi
}

/** The stage's name in the URL; the app's own stages are separate stacks. */
const stageName = "api"

export const webSocketKind: Kind<WebSocketDeclaration, WebSocketModel> = {
  toModel(declarations, context) {
    const faults = checkWebSocket(context.declarations)
    for (const { code, message, hint, location } of faults) {
      context.report(new UserError(toErrorCode(code), message, { hint, location }))
    }
    const functions = [...declarations.map(functionOf), ...authorizerRequests(declarations, context)]
    const api = faults.length > 0 ? undefined : describeWebSocket(context.declarations, { stageName })
    if (!api) return { models: [], functions }
    const location = context.app.webSocketLocation ?? context.app.location
    const region = deploymentRegion(context.config)
    const misplaced = checkDomainRegion(api, { region, location, option: "webSocket" })
    if (misplaced) context.report(misplaced)
    return { models: [{ kind: "webSocket", id: "WebSocketApi", api, location: api.location }], functions }
  },

  toResources(models, refs) {
    const [model] = models
    return model ? webSocketResources(model.api, refs) : { resources: {} }
  },

  toReferences: (models) => models.map(webSocketReference),

  toRoutes: (models) =>
    models.flatMap(({ api: { routes, authorizer } }) =>
      routes.map(({ key, functionId, location }) => ({
        method: "WS",
        path: key,
        target: { type: "function", functionId },
        // It is asked at $connect, and whoever sends anything has passed it.
        ...(authorizer && { authorizerId: authorizer.id }),
        location,
      })),
    ),

  toSampleEvent(models, functionId, context) {
    const api = models.find((model) => model.api.routes.some((route) => route.functionId === functionId))?.api
    return api && sampleWebSocketEvent(api, functionId, context)
  },

  startLocal: startWebSocket,
}

function functionOf(declaration: Located<WebSocketDeclaration>): FunctionRequest {
  const { className, methodName, classIndex, location, iam, function: settings } = declaration
  const owner = `${className}.${methodName}`
  return {
    id: className,
    kind: "webSocket",
    root: { className, methodName, classIndex, location },
    settings: settings ?? {},
    iam: [iam, settings?.iam].flatMap((statements) => iamDeclarations(statements, owner, location)),
    location,
  }
}

/** Beside an HTTP API, whose events are others, the authorizer needs what reads those of REST APIs too. */
function authorizerRequests(
  declarations: readonly Located<WebSocketDeclaration>[],
  { app }: ModelContext,
): readonly FunctionRequest[] {
  if (app.api?.type !== "http") return []
  return declarations.flatMap(({ authorizer, location }) =>
    authorizer === undefined ? [] : [{ id: authorizer, kind: "authorizer", settings: {}, iam: [], location }],
  )
}
