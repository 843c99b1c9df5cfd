import type { Refusal } from "../answer.ts"
import type { ApiAuthorizer, ApiDescription, ApiRoute } from "../api-description.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import type { GatewayOptions } from "../gateway.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import { MAX_METHOD_ARN_BYTES } from "../limits.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import type { ResourcePolicy } from "../source/compile-resource-policy.ts"
import { cognitoAuthorizer } from "./cognito-authorizer.ts"
import { iamAuthorizer } from "./iam-authorizer.ts"
import { jwtAuthorizer } from "./jwt-authorizer.ts"
import { lambdaAuthorizer } from "./lambda-authorizer.ts"

export interface AuthorizersOptions {
  readonly environment: EventEnvironment
  readonly gateway: GatewayOptions
  /** Absent: the API has none. */
  readonly resourcePolicy?: ResourcePolicy | undefined
}

/** Compiles the authorizers of an API; what comes back gives the check of a route. */
export function createAuthorizers(
  api: Pick<ApiDescription, "authorizers" | "routes">,
  options: AuthorizersOptions,
): (route: ApiRoute) => readonly MethodCheck[] {
  const checks = new Map(api.authorizers.map((authorizer) => [authorizer.id, compile(authorizer, api, options)]))
  return (route) => {
    if (route.authorizerId === undefined) return []
    const check = checks.get(route.authorizerId)
    // Serving the route without its authorizer would leave it open.
    if (!check)
      throw new Error(`${route.method} ${route.path} names the authorizer "${route.authorizerId}", which is not there.`)
    return [checkMethodArn, check(route)]
  }
}

function checkMethodArn(call: MethodCall): MethodCall | Refusal {
  const bytes = Buffer.byteLength(call.methodArn)
  if (bytes <= MAX_METHOD_ARN_BYTES) return call
  const reason = `the method's ARN, which ends with the path, has ${bytes} bytes, more than API Gateway's 1,600`
  return { refused: gatewayErrors.REQUEST_URI_TOO_LONG, reason }
}

/** One check for all routes where results are remembered, since the memory is the authorizer's. */
function compile(
  authorizer: ApiAuthorizer,
  { routes }: Pick<ApiDescription, "routes">,
  { environment, gateway, resourcePolicy }: AuthorizersOptions,
): (route: ApiRoute) => MethodCheck {
  if (authorizer.type === "iam") return always(iamAuthorizer(environment, resourcePolicy))
  if (authorizer.type === "cognito") return (route) => cognitoAuthorizer(authorizer, route, environment)
  if (authorizer.type === "jwt") return always(jwtAuthorizer(authorizer, routes, gateway))
  if (authorizer.type !== "existing") return always(lambdaAuthorizer(authorizer, gateway))
  const reason = `${authorizer.id} is deployed outside of this app, so it can only be asked on AWS`
  return always(() => ({ refused: notEmulated("An existing authorizer"), reason }))
}

function always(check: MethodCheck): () => MethodCheck {
  return () => check
}
