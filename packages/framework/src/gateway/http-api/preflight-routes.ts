import type { ApiRoute } from "../api-description.ts"
import { DEFAULT_ROUTE } from "./route-key.ts"

/**
 * What lets preflights through beside protected routes that take every method: without, such a route takes OPTIONS too, and
 * asks its authorizer, for which browsers send nothing.
 *
 * The function is their integration because API Gateway asks for one, and HTTP APIs can mock none. It never runs a handler
 * for them, since nobody knows who calls. No app that has CORS declares an OPTIONS of its own.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function preflightRoutes(routes: readonly ApiRoute[]): readonly ApiRoute[] {
  const ofAny = routes.filter(({ method }) => method === "ANY")
  const served = new Set(ofAny.map(({ path }) => path))
  return ofAny
    .filter(({ authorizerId }) => authorizerId !== undefined)
    .flatMap((route) => {
      const isDefault = route.path === DEFAULT_ROUTE
      const paths = isDefault ? everyPath(routes).filter((path) => !served.has(path)) : [route.path]
      return paths.map((path) => ({ ...route, method: "OPTIONS", path, authorizerId: undefined, scopes: undefined }))
    })
}

/** A greedy parameter takes at least one segment. Where the app has one at the root, its name is the one to use. */
function everyPath(routes: readonly ApiRoute[]): readonly string[] {
  const greedy = routes.find(({ path }) => /^\/\{[^{}/]+\+\}$/.test(path))
  return ["/", greedy?.path ?? "/{proxy+}"]
}
