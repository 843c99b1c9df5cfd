import type { AppDefinition } from "../declarations/app-options.ts"
import type { ControllerRecord } from "../declarations/controller.ts"
import { recordsOf, type DecoratorRecord } from "../declarations/metadata-store.ts"
import type { RouteRecord } from "../declarations/route.ts"
import { servedMethods, type ServedMethod, type Serves } from "../dispatch/served-methods.ts"
import type { HttpMiddleware } from "./http-middleware.ts"

/** A route, with what it takes from its controller and the app. */
export interface ResolvedRoute extends ServedMethod<RouteRecord> {
  /** The controller's prefix and the route's path. */
  readonly path: string
  /** The controller's and the route's own. */
  readonly middleware: readonly HttpMiddleware[]
  readonly controller: DecoratorRecord<ControllerRecord> | undefined
}

/** The routes of an app, or those a function serves. */
export function resolvedRoutes({ options: app }: AppDefinition, serves?: Serves): readonly ResolvedRoute[] {
  return servedMethods<RouteRecord>("http", app.controllers, serves).map((method) => {
    const [controller] = recordsOf<ControllerRecord>(method.type, "controller")
    const inherited = { cors: app.cors, authorizer: app.authorizer, ...controller?.options }
    // A `/` on either side adds nothing.
    const path = [inherited.path, method.options.path].filter((part) => part !== "/").join("") || "/"
    const options = { ...inherited, ...method.options }
    const middleware = [controller?.options.middleware ?? [], method.options.middleware ?? []].flat()
    return { ...method, options, middleware, path, controller }
  })
}
