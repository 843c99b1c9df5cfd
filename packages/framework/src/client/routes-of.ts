import type { App } from "../app.ts"
import { http } from "../kinds/http.ts"

/** Method and path by controller and method: `{ TodoController: { get: "GET /todos/{id}" } }`. */
export type AppRoutes = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * The routes of an app in the same process, for tests and for other services of a repository; browsers should not load an
 * app, and take what `tsapi client --routes` writes. A method with several routes is called by its first.
 */
export function routesOf(app: App): AppRoutes {
  const found: Record<string, Record<string, string>> = {}
  for (const { controllerName, className, methodName, methods, path } of http.describe?.(app) ?? []) {
    const controller = (found[controllerName ?? className] ??= {})
    controller[methodName] ??= `${methods[0] === "ANY" ? "GET" : methods[0]} ${path}`
  }
  return found
}
