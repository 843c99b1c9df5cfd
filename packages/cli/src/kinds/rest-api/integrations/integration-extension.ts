import {
  type ApiIntegration,
  type ApiMappedIntegration,
  type ApiIntegrationResponse,
  type ApiParameters,
  type ApiRestIntegration,
  type ApiRoute,
  joinText,
} from "@tsapi/framework/gateway"
import type { ResourceReference } from "../../../model/app-model.ts"
import type { CfnValue } from "../../../model/cloudformation.ts"
import { existingFunctionArn } from "../existing-function-arn.ts"
import { invocationUri } from "../invocation-uri.ts"
import { integrationCredentials } from "./integration-roles.ts"
import { textValue } from "./text-value.ts"
import { linkId } from "./vpc-links.ts"

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
export function integrationExtension(
  target: ApiIntegration,
  { route, references }: { readonly route: ApiRoute; readonly references: readonly ResourceReference[] },
): CfnValue {
  if (target.type === "service") throw new Error(`a REST API sends ${target.label} what mappings make of a request`)
  return {
    type: target.type,
    ...("responses" in target ? mappings(target, references) : { passthroughBehavior: "when_no_match" }),
    ...request(target, { route, references }),
    ...(route.timeoutMs !== undefined && { timeoutInMillis: route.timeoutMs }),
    ...(route.cache && { cacheKeyParameters: route.cache.keys, cacheNamespace: route.cache.namespace }),
  }
}

function request(
  target: ApiRestIntegration,
  { route, references }: { readonly route: ApiRoute; readonly references: readonly ResourceReference[] },
): Readonly<Record<string, CfnValue>> {
  if (target.type === "mock") return {}
  if (target.type === "aws_proxy") {
    return { httpMethod: "POST", uri: invocationUri(existingFunctionArn(target.functionArn)) }
  }
  const { httpMethod, parameters } = target
  const shared = { httpMethod, ...requestParameters(parameters) }
  if (target.type === "aws") {
    const { service, region, request: asked } = target
    const arn = joinText("arn:", { pseudo: "AWS::Partition" }, ":apigateway:", region, `:${service}:`, asked)
    return { ...shared, uri: textValue(arn, references), credentials: integrationCredentials(target, route) }
  }
  const link = target.vpcLink && { connectionType: "VPC_LINK", connectionId: linkId(target.vpcLink) }
  return { ...shared, uri: target.url, ...link }
}

function requestParameters({ path, query, headers }: ApiParameters): Readonly<Record<string, CfnValue>> {
  const entries = [
    ...Object.entries(path).map(([name, value]) => [`integration.request.path.${name}`, value]),
    ...Object.entries(query).map(([name, value]) => [`integration.request.querystring.${name}`, value]),
    ...Object.entries(headers).map(([name, value]) => [`integration.request.header.${name}`, value]),
  ]
  return entries.length > 0 ? { requestParameters: Object.fromEntries(entries) } : {}
}

function mappings(
  { requestTemplates, passthroughBehavior, contentHandling, responses }: ApiMappedIntegration,
  references: readonly ResourceReference[],
): Readonly<Record<string, CfnValue>> {
  const templates = Object.entries(requestTemplates).map(([type, text]) => [type, textValue(text, references)])
  return {
    ...(templates.length > 0 && { requestTemplates: Object.fromEntries(templates) }),
    passthroughBehavior,
    ...(contentHandling && { contentHandling }),
    responses: Object.fromEntries(responses.map((response) => [response.pattern ?? "default", responseOf(response)])),
  }
}

function responseOf({ status, headers, templates, contentHandling }: ApiIntegrationResponse): CfnValue {
  const parameters = Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value])
  return {
    statusCode: String(status),
    ...(parameters.length > 0 && { responseParameters: Object.fromEntries(parameters) }),
    ...(Object.keys(templates).length > 0 && { responseTemplates: templates }),
    ...(contentHandling && { contentHandling }),
  }
}
