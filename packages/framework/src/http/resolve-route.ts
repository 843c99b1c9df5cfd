import type { AppDefinition } from "../declarations/app-options.ts"
import type { ControllerRecord } from "../declarations/controller.ts"
import type { DecoratorRecord } from "../declarations/metadata-store.ts"
import type { RouteRecord } from "../declarations/route.ts"
import type { ServedMethod } from "../dispatch/served-methods.ts"
import type { HttpMiddleware } from "./http-middleware.ts"

type RouteMethod = ServedMethod<RouteRecord>

/** A route, with what it takes from its controller and the app. */
export interface ResolvedRoute extends RouteMethod {
  /** The controller's and the route's own. */
  readonly middleware: readonly HttpMiddleware[]
  readonly controller: DecoratorRecord<ControllerRecord> | undefined
}

/** What a route takes from its controller and the app. */
export function resolveRoute(method: RouteMethod, { options: app }: AppDefinition): ResolvedRoute {
  const controller = controllerOf(method)
  const options = { cors: app.cors, authorizer: app.authorizer, ...controller?.options, ...method.options }
  const middleware = [...(controller?.options.middleware ?? []), ...(method.options.middleware ?? [])]
  return { ...method, options, middleware, controller }
}

/** A route's HTTP methods, in upper case. */
export function methodsOf({ options }: RouteMethod): readonly string[] {
  return [options.method].flat().map((name) => name.toUpperCase())
}

/** The controller's prefix and the route's path; a `/` on either side adds nothing. */
export function pathOf(method: RouteMethod): string {
  const prefix = controllerOf(method)?.options.path ?? ""
  const { path } = method.options
  return (prefix === "/" ? "" : prefix) + (path === "/" ? "" : path) || "/"
}

function controllerOf({ records }: RouteMethod): DecoratorRecord<ControllerRecord> | undefined {
  return records.find((record): record is DecoratorRecord<ControllerRecord> => record.kind === "controller")
}
