import type { ApiDescription, ApiLambdaAuthorizer, ApiRoute } from "../../src/gateway/api-description.ts"
import { authorizer, fixture, route } from "./gateway-fixture.ts"

export const arn = "arn:aws:execute-api:us-east-1:123456789012:tsapilocal/api"

export const unauthorized = { status: 401, body: '{"message":"Unauthorized"}', errorType: "UnauthorizedException" }
export const denied = {
  status: 403,
  body: '{"Message":"User is not authorized to access this resource"}',
  errorType: "AccessDeniedException",
}
export const deniedExplicitly = {
  ...denied,
  body: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
}
export const misconfigured = { status: 500, body: '{"message":null}', errorType: "AuthorizerConfigurationException" }

export function statement(effect: string, resource: unknown, action: unknown = "execute-api:Invoke") {
  return { Effect: effect, Action: action, Resource: resource }
}

export function policy(...statements: unknown[]) {
  return { principalId: "ada", policyDocument: { Version: "2012-10-17", Statement: statements } }
}

export const allowAll = () => policy(statement("Allow", `${arn}/*`))

/** GET /a, GET /b and POST /a behind one authorizer that runs `run`. */
export function guarded(
  run: (event: unknown) => unknown,
  extra: Partial<ApiLambdaAuthorizer> = {},
  options = {},
  { usage, ...own }: Partial<ApiRoute> & Pick<ApiDescription, "usage"> = {},
) {
  const routes = [route("GET", "/a"), route("POST", "/a"), route("GET", "/b"), route("GET", "/items/{id}")]
  const api = {
    routes: routes.map((entry) => ({ ...entry, ...own, authorizerId: "Auth" })),
    usage,
    authorizers: [authorizer(extra)],
  }
  return fixture(api, { Auth: run }, options)
}

export const token = { headers: [["Authorization", "Bearer abc"]] } as const
