import type { ApiAuthorizer, ApiDescription, ApiRoute } from "../../api-description.ts"
import { notEmulated } from "../../gateway-error.ts"
import type { HttpApiEnvironment, RouteCheck } from "../route-call.ts"
import { httpApiIamAuthorizer } from "./http-api-iam-authorizer.ts"
import { httpApiJwtAuthorizer } from "./http-api-jwt-authorizer.ts"
import { httpApiLambdaAuthorizer } from "./http-api-lambda-authorizer.ts"

/** Compiles the authorizers of an HTTP API; what comes back gives the check of a route. */
export function createRouteAuthorizers(
  { authorizers }: Pick<ApiDescription, "authorizers">,
  environment: HttpApiEnvironment,
): (route: ApiRoute) => readonly RouteCheck[] {
  const checks = new Map(authorizers.map((authorizer) => [authorizer.id, compile(authorizer, environment)]))
  return (route) => {
    if (route.authorizerId === undefined) return []
    const check = checks.get(route.authorizerId)
    // Serving the route without its authorizer would leave it open.
    if (!check)
      throw new Error(`${route.method} ${route.path} names the authorizer "${route.authorizerId}", which is not there.`)
    return [check(route)]
  }
}

/** One check for all routes where results are remembered, since the memory is the authorizer's. */
function compile(authorizer: ApiAuthorizer, environment: HttpApiEnvironment): (route: ApiRoute) => RouteCheck {
  if (authorizer.type === "iam") return always(httpApiIamAuthorizer(environment))
  if (authorizer.type === "cognito" || authorizer.type === "jwt")
    return (route) => httpApiJwtAuthorizer(authorizer, route, environment)
  if (authorizer.type !== "existing") return always(httpApiLambdaAuthorizer(authorizer, environment.gateway))
  const reason = `${authorizer.id} is deployed outside of this app, so it can only be asked on AWS`
  return always(() => ({ refused: notEmulated("An existing authorizer"), reason }))
}

function always(check: RouteCheck): () => RouteCheck {
  return () => check
}
