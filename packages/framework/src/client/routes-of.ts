import type { App } from "../app.ts"
import { http } from "../kinds/http.ts"
import { routeName } from "./route-name.ts"

/** Method and path by controller and method: `{ TodoController: { get: "GET /todos/{id}" } }`. */
export type AppRoutes = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * The routes of an app in the same process, for tests and for other services of a repository; browsers should not load an
 * app, and take what `tsapi client --routes` writes. A method with several routes is called by its first. Throws an Error
 * in a deployed function, which has no declarations.
 */
export function routesOf(app: App): AppRoutes {
  const routes = http.describe?.(app)
  if (!routes) {
    throw new Error("A deployed function has no declarations: use the routes that tsapi client --routes writes")
  }
  const found: Record<string, Record<string, string>> = {}
  for (const route of routes) {
    const controller = (found[route.controllerName ?? route.className] ??= {})
    controller[route.methodName] ??= routeName(route, routes)
  }
  return found
}
