import type { AppDefinition } from "../declarations/app-options.ts"
import { locationOf } from "../declarations/call-site.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import type { RouteRecord } from "../declarations/route.ts"
import { requestParts } from "../declarations/schemas.ts"
import { middlewareOf, runMiddleware } from "../dispatch/run-middleware.ts"
import { servedMethods, type Serves } from "../dispatch/served-methods.ts"
import { HttpError, UnsupportedMediaType } from "../http/http-error.ts"
import { logFailure } from "../http/log-failure.ts"
import { isCovered } from "../http/media-type.ts"
import { renderResponse, toReply } from "../http/render-response.ts"
import { Reply } from "../http/reply.ts"
import { requestScope } from "../http/request-scope.ts"
import type { RestEvent } from "../http/rest-event.ts"
import { RestRequest } from "../http/rest-request.ts"
import type { RouteRequest } from "../http/route-request.ts"
import { controllerOf, joinPaths, routeTable, type HttpRoute } from "../http/route-table.ts"
import { validateRequest } from "../http/validate-request.ts"
import type { Runner, TriggerKind } from "./runtime-kind.ts"

/** Requests to a REST API. */
export const http: TriggerKind<RouteRequest, Reply> = {
  name: "http",
  accepts(event) {
    const { requestContext, resource, methodArn } = (event ?? {}) as Partial<RestEvent> & { methodArn?: string }
    return requestContext !== undefined && resource !== undefined && methodArn === undefined
  },
  createRunner,
  describe: process.env.TSAPI_PHASE === "run" ? undefined : describeRoutes,
}

function createRunner(app: AppDefinition, serves?: Serves): Runner {
  const findRoute = routeTable(app, serves)
  return async (event, context) => {
    // `accepts` saw that this is a proxy event; API Gateway guarantees its fields.
    const request = new RestRequest(event as RestEvent, context)
    const route = findRoute(request.event)
    try {
      let result: unknown
      try {
        const run = () => start(app, route, request)
        result = await (requestScope.enter ? requestScope.enter(request, run) : run())
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        result = error
      }
      return renderResponse(result, request, route)
    } catch (error) {
      logFailure(app.name, request, error)
      return renderResponse(failureReply(error, app), request, { ...route, binaryMediaTypes: [] })
    }
  }
}

function start(app: AppDefinition, route: HttpRoute, request: RestRequest): unknown {
  if (!app.middleware.length && !route.middleware.length) return handle(route, request)
  const chain = [...middlewareOf<RouteRequest, Reply>(app, "http"), ...route.middleware]
  return runMiddleware<RouteRequest, Reply>(chain, request, { handler: () => handle(route, request), settle })
}

function handle(route: HttpRoute, request: RestRequest): unknown {
  if (request.event.body && !isCovered(request.contentType, route.contentTypes)) {
    throw new UnsupportedMediaType(`Unsupported media type: ${request.contentType}`)
  }
  if (!route.schemas) return route.call(request)
  return validateRequest(request, route.schemas).then(() => route.call(request))
}

async function settle(run: () => unknown): Promise<Reply> {
  try {
    return toReply(await run())
  } catch (error) {
    if (error instanceof HttpError) return toReply(error)
    throw error
  }
}

function failureReply(error: unknown, app: AppDefinition): Reply {
  if (!app.options.debug) {
    return new Reply({ Code: "InternalServerError", Message: "An internal server error occurred." }, 500)
  }
  return new Reply(error instanceof Error ? (error.stack ?? String(error)) : String(error), 500, {
    "Content-Type": "text/plain",
  })
}

function describeRoutes(app: AppDefinition): readonly HttpDeclaration[] {
  return servedMethods<RouteRecord>("http", app.options.controllers).map((method) => {
    const { type, classIndex, methodName, options, callSite } = method
    const controller = controllerOf(method)
    const authorizers = [options.authorizer, controller?.options.authorizer, app.options.authorizer]
    return {
      kind: "http",
      classIndex,
      className: type.name,
      methodName,
      methods: options.methods,
      path: joinPaths(controller?.options.path, options.path),
      routePath: options.path,
      controllerPath: controller?.options.path ?? "",
      authorizer: authorizers.find((authorizer) => authorizer !== undefined)?.name,
      cors: options.cors ?? controller?.options.cors ?? app.options.cors,
      contentTypes: options.contentTypes ?? controller?.options.contentTypes,
      schemas: requestParts.filter((part) => options[part]),
      function: options.function,
      controllerFunction: controller?.options.function,
      location: locationOf(callSite),
      controllerLocation: controller && locationOf(controller.callSite),
    }
  })
}
