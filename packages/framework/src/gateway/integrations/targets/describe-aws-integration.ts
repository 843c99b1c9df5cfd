import type { AwsIntegration } from "../../../declarations/integrations/aws-integration.ts"
import type { ApiAwsIntegration } from "../api-target.ts"
import { arnField, arnText, joinText } from "../api-text.ts"
import { serviceFailures } from "./default-responses.ts"
import { describeResponses, describeTemplates, describeValues } from "./describe-mappings.ts"
import { placeholdersOf } from "./describe-http.ts"

export function describeAwsIntegration(target: AwsIntegration): ApiAwsIntegration {
  const { service, action, path = "", method = "POST", permission, parameters, query, headers } = target
  const resource = arnText(permission.resource)
  const region = arnField(resource, 3)
  const own = Object.fromEntries(placeholdersOf(path).map((name) => [name, `method.request.path.${name}`]))
  return {
    type: "aws",
    service,
    label: `${service} ${action ?? `${method} ${path}`}`,
    region: region === "" ? [{ pseudo: "AWS::Region" }] : region,
    request: action === undefined ? joinText("path/", path.replaceAll("+}", "}")) : `action/${action}`,
    httpMethod: method.toUpperCase(),
    parameters: {
      path: { ...own, ...describeValues(parameters) },
      query: describeValues(query),
      headers: describeValues(headers),
    },
    ...(target.role !== undefined && { role: arnText(target.role) }),
    permission: { action: permission.action, resource },
    requestTemplates: describeTemplates(target.requestTemplates),
    passthroughBehavior: target.passthroughBehavior ?? "when_no_templates",
    responses: describeResponses(target.responses, [{ status: 200, headers: {}, templates: {} }, ...serviceFailures]),
  }
}
