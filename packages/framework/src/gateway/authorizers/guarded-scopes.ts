import type { RouteScopes } from "../../dispatch/served-methods.ts"
import type { ApiRoute } from "../api-description.ts"

/** The routes that an authorizer guards with the scopes of each, by `GET /todos/{id}`. */
export function guardedScopes(routes: readonly ApiRoute[], authorizerId: string): RouteScopes {
  const guarded = routes.filter((route) => route.authorizerId === authorizerId)
  return Object.fromEntries(guarded.map(({ method, path, scopes = [] }) => [`${method} ${path}`, [...scopes]]))
}
