import {
  type ApiAuthorizer,
  type ApiDescription,
  type ApiGatewayResponses,
  type ApiRoute,
  preflightsOf,
} from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { pathParameters } from "./path-parameters.ts"
import { preflightOperation } from "./preflight-operation.ts"

/** The OpenAPI document API Gateway imports: every route, preflight and authorizer in one resource. */
export function openApiBody(api: ApiDescription, refs: PlanRefs): CfnValue {
  const authorizers = new Map(api.authorizers.map((authorizer) => [authorizer.id, authorizer]))
  return {
    openapi: "3.0.1",
    info: { title: refs.app.appName, version: "1" },
    paths: paths(api, refs),
    ...(authorizers.size > 0 && {
      components: {
        securitySchemes: Object.fromEntries(
          [...authorizers].map(([id, authorizer]) => [id, securityScheme(authorizer, refs)]),
        ),
      },
    }),
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
  for (const route of api.routes) itemOf(route.path)[operationKey(route.method)] = operation(route, refs)
  for (const preflight of preflightsOf(api)) itemOf(preflight.path)["options"] = preflightOperation(preflight)
  return Object.fromEntries(items)
}

function operationKey(method: string): string {
  return method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase()
}

function operation(route: ApiRoute, refs: PlanRefs): CfnValue {
  const parameters = pathParameters(route.path)
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: {},
    ...(route.authorizerId && { security: [{ [route.authorizerId]: [] }] }),
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: invocationUri(refs.functionArn(route.functionId)),
      passthroughBehavior: "when_no_match",
    },
  }
}

function invocationUri(functionArn: CfnValue): CfnValue {
  return {
    "Fn::Sub": [
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FunctionArn}/invocations",
      { FunctionArn: functionArn },
    ],
  }
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
function securityScheme(authorizer: ApiAuthorizer, refs: PlanRefs): CfnValue {
  const [header] = authorizer.identitySources
  const isToken = authorizer.type === "token"
  return {
    type: "apiKey",
    name: isToken ? (header ?? "").replace("method.request.header.", "") : "Unused",
    in: "header",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: authorizer.type,
      authorizerUri: invocationUri(refs.functionArn(authorizer.functionId)),
      authorizerResultTtlInSeconds: authorizer.ttlSeconds,
      ...(!isToken && { identitySource: authorizer.identitySources.join(", ") }),
      ...(authorizer.identityValidationExpression && {
        identityValidationExpression: authorizer.identityValidationExpression,
      }),
    },
  }
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
