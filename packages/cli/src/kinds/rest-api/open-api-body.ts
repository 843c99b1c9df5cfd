import { type ApiDescription, type ApiGatewayResponses, type ApiRoute, preflightsOf } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { cfnField } from "../../model/cfn-field.ts"
import { canonicalJson } from "../../model/canonical-json.ts"
import { endpointServers } from "../domain/endpoint-servers.ts"
import { cacheKeyParameters } from "./cache-key-parameters.ts"
import { integrationExtension } from "./integrations/integration-extension.ts"
import { mappedParameters } from "./integrations/mapped-parameters.ts"
import { methodResponses } from "./integrations/method-responses.ts"
import { functionExtension } from "./function-extension.ts"
import { pathParameters } from "./path-parameters.ts"
import { preflightOperation } from "./preflight-operation.ts"
import {
  modelSchemas,
  operationValidation,
  requestModels,
  requestValidators,
  requiredParameters,
} from "./request-validation.ts"
import { resourcePolicy } from "./resource-policy.ts"
import { securitySchemes } from "./security-schemes.ts"

/** The OpenAPI document API Gateway imports: every route, preflight and authorizer in one resource. */
export function openApiBody(api: ApiDescription, refs: PlanRefs): CfnValue {
  const models = requestModels(api)
  return {
    openapi: "3.0.1",
    info: { title: refs.app.appName, version: "1" },
    ...endpointServers(api),
    paths: paths(api, { refs, models }),
    ...components(api, { refs, models }),
    ...requestValidators(api),
    ...(api.minimumCompressionSize !== undefined && {
      "x-amazon-apigateway-minimum-compression-size": api.minimumCompressionSize,
    }),
    ...(api.usage && { "x-amazon-apigateway-api-key-source": api.usage.source }),
    ...resourcePolicy(api),
    "x-amazon-apigateway-binary-media-types": api.binaryMediaTypes,
    ...(Object.keys(api.gatewayResponses).length > 0 && {
      "x-amazon-apigateway-gateway-responses": gatewayResponses(api.gatewayResponses),
    }),
  }
}

interface BodyContext {
  readonly refs: PlanRefs
  readonly models: ReturnType<typeof requestModels>
}

function components(api: ApiDescription, { refs, models }: BodyContext): Record<string, CfnValue> {
  const needsKeys = api.routes.some(({ apiKeyRequired }) => apiKeyRequired)
  const schemes = { ...securitySchemes(api.authorizers, refs), ...(needsKeys && { [API_KEY]: apiKeyScheme }) }
  const all = {
    ...(Object.keys(schemes).length > 0 && { securitySchemes: schemes }),
    ...(models.size > 0 && { schemas: modelSchemas(models) }),
  }
  return Object.keys(all).length > 0 ? { components: all } : {}
}

/** API Gateway knows the scheme by its header. */
const apiKeyScheme = { type: "apiKey", name: "x-api-key", in: "header" }
const API_KEY = "api_key"

function paths(api: ApiDescription, context: BodyContext): CfnValue {
  const items = new Map<string, Record<string, CfnValue>>()
  const itemOf = (path: string) => {
    const item = items.get(path) ?? {}
    items.set(path, item)
    return item
  }
  for (const route of api.routes) itemOf(route.path)[operationKey(route.method)] = operation(route, api, context)
  for (const preflight of preflightsOf(api)) itemOf(preflight.path)["options"] = preflightOperation(preflight)
  return Object.fromEntries(items)
}

function operationKey(method: string): string {
  return method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase()
}

function operation(route: ApiRoute, api: ApiDescription, { refs, models }: BodyContext): CfnValue {
  const parameters = parametersOf(route)
  const requirement = {
    ...(route.authorizerId && { [route.authorizerId]: cognito(route, api) ? (route.scopes ?? []) : [] }),
    ...(route.apiKeyRequired && { [API_KEY]: [] }),
  }
  return {
    ...(parameters.length > 0 && { parameters }),
    ...operationValidation(route, models),
    responses: methodResponses(route.target),
    ...(Object.keys(requirement).length > 0 && { security: [requirement] }),
    "x-amazon-apigateway-integration":
      route.target.type === "function"
        ? functionExtension(route.target, route, refs)
        : integrationExtension(route.target, { route, references: refs.references }),
  }
}

/** Each once, though the cache and a mapping may read what is required too. */
function parametersOf(route: ApiRoute): readonly CfnValue[] {
  const required = [...pathParameters(route.path), ...requiredParameters(route)]
  const all = [...required, ...cacheKeyParameters(route), ...mappedParameters(route.target)]
  const keys = all.map((parameter) =>
    canonicalJson([cfnField(parameter, "in") ?? "", cfnField(parameter, "name") ?? ""]),
  )
  return all.filter((_parameter, index) => keys.indexOf(keys[index] ?? "") === index)
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
