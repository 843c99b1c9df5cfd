import type { ApiRoute } from "@tsapi/framework/gateway"

/** What an HTTP API calls a route: `GET /todos/{id}`, or `$default`. */
export function routeKey({ method, path }: Pick<ApiRoute, "method" | "path">): string {
  return isDefaultRoute(path) ? path : `${method} ${path}`
}

/** Whether a path is that of the route which takes what no other does. */
export function isDefaultRoute(path: string): boolean {
  return path === "$default"
}
