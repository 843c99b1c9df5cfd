import { type ApiDescription, type ApiGatewayResponses, type ApiRoute, preflightsOf } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { invocationUri } from "./invocation-uri.ts"
import { pathParameters } from "./path-parameters.ts"
import { preflightOperation } from "./preflight-operation.ts"
import { securitySchemes } from "./security-schemes.ts"

/** The OpenAPI document API Gateway imports: every route, preflight and authorizer in one resource. */
export function openApiBody(api: ApiDescription, refs: PlanRefs): CfnValue {
  return {
    openapi: "3.0.1",
    info: { title: refs.app.appName, version: "1" },
    paths: paths(api, refs),
    ...(api.authorizers.length > 0 && { components: { securitySchemes: securitySchemes(api.authorizers, refs) } }),
    "x-amazon-apigateway-binary-media-types": api.binaryMediaTypes,
    ...(Object.keys(api.gatewayResponses).length > 0 && {
      "x-amazon-apigateway-gateway-responses": gatewayResponses(api.gatewayResponses),
    }),
  }
}

function paths(api: ApiDescription, refs: PlanRefs): CfnValue {
  const items = new Map<string, Record<string, CfnValue>>()
  const itemOf = (path: string) => {
    const item = items.get(path) ?? {}
    items.set(path, item)
    return item
  }
  for (const route of api.routes) itemOf(route.path)[operationKey(route.method)] = operation(route, api, refs)
  for (const preflight of preflightsOf(api)) itemOf(preflight.path)["options"] = preflightOperation(preflight)
  return Object.fromEntries(items)
}

function operationKey(method: string): string {
  return method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase()
}

function operation(route: ApiRoute, api: ApiDescription, refs: PlanRefs): CfnValue {
  const parameters = pathParameters(route.path)
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: {},
    ...(route.authorizerId && {
      security: [{ [route.authorizerId]: cognito(route, api) ? (route.scopes ?? []) : [] }],
    }),
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: invocationUri(refs.functionArn(route.functionId)),
      passthroughBehavior: "when_no_match",
    },
  }
}

/** API Gateway itself asks for scopes with user pools only. */
function cognito({ authorizerId }: ApiRoute, { authorizers }: ApiDescription): boolean {
  return authorizers.some(({ id, type }) => id === authorizerId && type === "cognito")
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.html
function gatewayResponses(responses: ApiGatewayResponses): CfnValue {
  return Object.fromEntries(
    Object.entries(responses).map(([type, { status, headers, templates }]) => [
      type,
      {
        ...(status !== undefined && { statusCode: String(status) }),
        ...(Object.keys(headers).length > 0 && { responseParameters: headerParameters(headers) }),
        ...(Object.keys(templates).length > 0 && { responseTemplates: templates }),
      },
    ]),
  )
}

function headerParameters(headers: Readonly<Record<string, string>>): CfnValue {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, value]))
}
