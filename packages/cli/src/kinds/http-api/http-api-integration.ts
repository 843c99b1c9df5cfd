import { type ApiHttpProxy, type ApiRoute, proxyUrl, toParameterExpression } from "@tsapi/framework/gateway"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { existingFunctionArn } from "../rest-api/existing-function-arn.ts"
import { integrationCredentials } from "../rest-api/integrations/integration-roles.ts"
import { textValue } from "../rest-api/integrations/text-value.ts"
import { invocationUri } from "../rest-api/invocation-uri.ts"

/** What a route of an HTTP API goes to. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
export function httpApiIntegration(route: ApiRoute, refs: PlanRefs): CfnValue {
  const { timeoutMs } = route
  return { ...target(route, refs), ...(timeoutMs !== undefined && { timeoutInMillis: timeoutMs }) }
}

function target(route: ApiRoute, refs: PlanRefs): Readonly<Record<string, CfnValue>> {
  const { target } = route
  if (target.type === "function") {
    const uri = invocationUri(refs.functionArn(target.functionId))
    return { type: "aws_proxy", httpMethod: "POST", uri, payloadFormatVersion: "2.0" }
  }
  if (target.type === "aws_proxy") {
    const uri = invocationUri(existingFunctionArn(target.functionArn))
    return { type: "aws_proxy", httpMethod: "POST", uri, payloadFormatVersion: "2.0" }
  }
  if (target.type === "service") {
    const inputs = Object.entries(target.inputs).map(([name, text]) => [name, textValue(text, refs.references)])
    return {
      type: "aws_proxy",
      integrationSubtype: target.subtype,
      credentials: integrationCredentials(target, route),
      requestParameters: Object.fromEntries(inputs),
      payloadFormatVersion: "1.0",
      connectionType: "INTERNET",
    }
  }
  if (target.type !== "http_proxy") throw new Error(`an HTTP API cannot go to ${target.type}`)
  return {
    type: "http_proxy",
    httpMethod: target.httpMethod,
    // The checks saw that there is one.
    uri: proxyUrl(target.url, target.parameters.path) ?? target.url,
    ...requestParameters(target),
    payloadFormatVersion: "1.0",
    connectionType: "INTERNET",
  }
}

/** Headers in place of the request's own, parameters of the query beside them. */
function requestParameters({ parameters: { query, headers } }: ApiHttpProxy): Readonly<Record<string, CfnValue>> {
  const entries = [
    ...Object.entries(headers).map(([name, mapped]) => [`overwrite:header.${name}`, mapped] as const),
    ...Object.entries(query).map(([name, mapped]) => [`append:querystring.${name}`, mapped] as const),
  ]
  if (entries.length === 0) return {}
  return {
    requestParameters: Object.fromEntries(entries.map(([key, mapped]) => [key, toParameterExpression(mapped) ?? ""])),
  }
}
