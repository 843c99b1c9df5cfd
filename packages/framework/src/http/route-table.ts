import type { AppDefinition } from "../declarations/app-options.ts"
import type { ControllerRecord } from "../declarations/controller.ts"
import { recordsOf, type DecoratorRecord } from "../declarations/metadata-store.ts"
import type { RouteRecord } from "../declarations/route.ts"
import type { RouteSchemas } from "../declarations/schemas.ts"
import { servedMethods, type ServedMethod, type Serves } from "../dispatch/served-methods.ts"
import { corsHeaders, corsOf } from "./cors.ts"
import { defaultBinaryMediaTypes } from "./binary-media-types.ts"
import type { HttpMiddleware } from "./http-middleware.ts"
import { MethodNotAllowedError, NotFoundError } from "./http-error.ts"
import type { ResponseSettings } from "./render-response.ts"
import type { RestEvent } from "./rest-event.ts"

/** Everything it takes to answer a request on one route. */
export interface HttpRoute extends ResponseSettings {
  readonly contentTypes: readonly string[]
  /** Absent: nothing is validated. */
  readonly schemas?: RouteSchemas | undefined
  /** The controller's and the route's own. */
  readonly middleware: readonly HttpMiddleware[]
  call(request: unknown): unknown
}

/** Finds the route of an event: `resource` and method name it, so no path is ever matched. */
export type FindRoute = (event: RestEvent) => HttpRoute

/** Prepares the routes of the app, or those a function serves. */
export function routeTable(app: AppDefinition, serves?: Serves): FindRoute {
  const table = new Map<string, Map<string, HttpRoute>>()
  for (const method of servedMethods<RouteRecord>("http", app.options.controllers, serves)) {
    const controller = controllerOf(method)?.options
    const path = joinPaths(controller?.path, method.options.path)
    const routes = table.get(path) ?? new Map<string, HttpRoute>()
    const route = toRoute(app, method, controller)
    for (const name of method.options.methods) routes.set(name, route)
    table.set(path, routes)
  }
  return (event) => {
    const routes = table.get(event.resource)
    return routes?.get(event.httpMethod) ?? unservedRoute(app, event, routes)
  }
}

/** What `@controller` said about the class of a method. */
export function controllerOf({ type }: ServedMethod<unknown>): DecoratorRecord<ControllerRecord> | undefined {
  return recordsOf<ControllerRecord>(type, "controller")[0]
}

/** A route's whole path: a `/` on either side adds nothing. */
export function joinPaths(prefix = "", path: string): string {
  const start = prefix === "/" ? "" : prefix
  return start && path === "/" ? start : start + path || "/"
}

function toRoute(
  app: AppDefinition,
  { options, call }: ServedMethod<RouteRecord>,
  controller?: ControllerRecord,
): HttpRoute {
  const cors = corsOf(options.cors ?? controller?.cors ?? app.options.cors)
  return {
    call,
    cors: cors && corsHeaders(cors),
    contentTypes: options.contentTypes ?? controller?.contentTypes ?? ["application/json"],
    schemas: (options.body ?? options.query ?? options.params ?? options.headers) ? options : undefined,
    middleware: [...(controller?.middleware ?? []), ...(options.middleware ?? [])],
    binaryMediaTypes: app.options.binaryMediaTypes ?? defaultBinaryMediaTypes,
  }
}

// A route of its own, so that middleware and CORS treat these answers like any other.
function unservedRoute(app: AppDefinition, event: RestEvent, routes: Map<string, HttpRoute> = new Map()): HttpRoute {
  const { httpMethod, resource } = event
  const cors = corsOf(app.options.cors)
  const [sibling] = [...routes.values()].filter((route) => route.cors)
  return {
    contentTypes: ["*/*"],
    middleware: [],
    binaryMediaTypes: [],
    cors: sibling ? sibling.cors : cors && corsHeaders(cors),
    call() {
      if (!routes.size) throw new NotFoundError(`Nothing is served at ${resource}`)
      const headers = { Allow: [...routes.keys()].sort().join(", ") }
      throw new MethodNotAllowedError(`${httpMethod} is not allowed at ${resource}`, { headers })
    },
  }
}
