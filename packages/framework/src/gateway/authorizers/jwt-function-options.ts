import type { ApiJwtAuthorizer, ApiRoute } from "../api-description.ts"
import { guardedScopes } from "./guarded-scopes.ts"

/** What the function of a `jwtAuthorizer` is made with. */
export function jwtFunctionOptions(
  { id, issuer, audience, header, jwksUri }: ApiJwtAuthorizer,
  routes: readonly ApiRoute[],
) {
  return { issuer, audience, header, jwksUri, scopes: guardedScopes(routes, id) }
}

/** The route is one of them because scopes are the route's: a result is good for no other. */
export function jwtIdentitySources({ header }: Pick<ApiJwtAuthorizer, "header">): readonly string[] {
  return [`method.request.header.${header}`, "context.resourcePath", "context.httpMethod"]
}
