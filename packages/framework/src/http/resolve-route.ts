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
}

/** A route with what it takes from its controller and, where both say nothing, the app's CORS. */
export function resolveRoute(method: RouteMethod, { options: app }: AppDefinition): ResolvedRoute {
  const controller = controllerOf(method)?.options
  const middleware = [controller, method.options].flatMap((options) => options?.middleware ?? [])
  return { ...method, options: { cors: app.cors, ...controller, ...method.options }, middleware }
}

/** A route's HTTP methods, in upper case. */
export function methodsOf({ options }: RouteMethod): readonly string[] {
  return [options.method].flat().map((name) => name.toUpperCase())
}

/** The controller's prefix and the route's path; a `/` on either side adds nothing. */
export function pathOf(method: RouteMethod): string {
  const parts = [controllerOf(method)?.options.path, method.options.path]
  return parts.filter((part) => part !== "/").join("") || "/"
}

/** What `@controller` wrote down on the route's class. */
export function controllerOf({ records }: RouteMethod): DecoratorRecord<ControllerRecord> | undefined {
  return records.find((record): record is DecoratorRecord<ControllerRecord> => record.kind === "controller")
}
