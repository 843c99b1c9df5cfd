/** The path, and the key, of the route of an HTTP API that takes what no other does. */
export const DEFAULT_ROUTE = "$default"

/** What an HTTP API calls a route: `GET /todos/{id}`, or `$default`. */
export function routeKeyOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return path === DEFAULT_ROUTE ? path : `${method} ${path}`
}
