import { type ApiDescription, type ApiHttpCors, type ApiRoute, DEFAULT_ROUTE } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { endpointServers } from "../domain/endpoint-servers.ts"
import { pathParameters } from "../rest-api/path-parameters.ts"
import { httpApiIntegration } from "./http-api-integration.ts"
import { httpApiSecuritySchemes } from "./http-api-security-schemes.ts"

/** The OpenAPI document that API Gateway imports: every route and authorizer in one resource. */
export function httpApiBody(api: ApiDescription, refs: PlanRefs): CfnValue {
  const schemes = httpApiSecuritySchemes(api.authorizers, refs)
  return {
    openapi: "3.0.1",
    info: { title: { "Fn::Sub": "${AWS::StackName}" }, version: "1" },
    ...endpointServers(api),
    paths: paths(api, refs),
    ...(Object.keys(schemes).length > 0 && { components: { securitySchemes: schemes } }),
    ...(api.httpCors && { "x-amazon-apigateway-cors": corsConfiguration(api.httpCors) }),
  }
}

function paths(api: ApiDescription, refs: PlanRefs): CfnValue {
  const items = new Map<string, Record<string, CfnValue>>()
  for (const route of api.routes) {
    const item = items.get(route.path) ?? {}
    items.set(route.path, { ...item, [operationKey(route.method)]: operation(route, api, refs) })
  }
  return Object.fromEntries(items)
}

function operationKey(method: string): string {
  return method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase()
}

function operation(route: ApiRoute, api: ApiDescription, refs: PlanRefs): CfnValue {
  const parameters = pathParameters(route.path)
  const { authorizerId, target } = route
  return {
    ...(route.path === DEFAULT_ROUTE && { isDefaultRoute: true }),
    ...(parameters.length > 0 && { parameters }),
    responses: {
      default: {
        description: target.type === "function" ? "Whatever the function answers" : "Whatever the target answers",
      },
    },
    ...(authorizerId !== undefined && { security: [{ [authorizerId]: nativeScopes(route, api) }] }),
    "x-amazon-apigateway-integration": httpApiIntegration(route, refs),
  }
}

/** API Gateway asks for scopes where it verifies the token itself. */
function nativeScopes({ authorizerId, scopes = [] }: ApiRoute, { authorizers }: ApiDescription): readonly string[] {
  const { type } = authorizers.find(({ id }) => id === authorizerId) ?? {}
  return type === "cognito" || type === "jwt" ? scopes : []
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-cors-configuration.html
function corsConfiguration(cors: ApiHttpCors): CfnValue {
  return {
    allowOrigins: cors.allowOrigins,
    allowMethods: cors.allowMethods,
    allowHeaders: cors.allowHeaders,
    ...(cors.exposeHeaders.length > 0 && { exposeHeaders: cors.exposeHeaders }),
    ...(cors.maxAgeSeconds !== undefined && { maxAge: cors.maxAgeSeconds }),
    ...(cors.allowCredentials && { allowCredentials: true }),
  }
}
