import type { AwsOptions } from "../../../declarations/integrations/aws-options.ts"
import type { ApiAwsIntegration, ApiIntegrationResponse, ApiParameters, ApiPermission } from "../api-target.ts"
import { type ApiText, arnText, joinText } from "../api-text.ts"
import { describeResponses, describeTemplates } from "./describe-mappings.ts"

/** What one service is asked for. */
export interface ServiceRequest {
  readonly service: string
  /** As its documentation writes the service: `SQS`. */
  readonly title: string
  readonly action: string
  readonly region: ApiText
  /** Default `action/…`. */
  readonly request?: ApiText
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
  readonly permission: ApiPermission
  /** The body that is sent. */
  readonly template: ApiText
  /** What templates of the user may call the resource, and what it is: `queueUrl`. */
  readonly variable?: readonly [name: string, value: ApiText]
  readonly responses: readonly ApiIntegrationResponse[]
}

/** A service's request with what the user says in place of the defaults. */
export function describeAws(options: AwsOptions, request: ServiceRequest): ApiAwsIntegration {
  const { contentTypes = ["application/json"], passthroughBehavior = "never" } = options
  const { service, title, action, region, permission, responses } = request
  return {
    type: "aws",
    service,
    label: `${title} ${action}`,
    region,
    request: request.request ?? `action/${action}`,
    httpMethod: "POST",
    parameters: parametersOf(request),
    ...(options.role !== undefined && { role: arnText(options.role) }),
    permission,
    requestTemplates: options.requestTemplates
      ? withVariable(describeTemplates(options.requestTemplates), request.variable)
      : Object.fromEntries(contentTypes.map((type) => [type, request.template])),
    passthroughBehavior,
    responses: describeResponses(options.responses, responses),
  }
}

function parametersOf({ contentType, headers = {} }: ServiceRequest): ApiParameters {
  return { path: {}, query: {}, headers: { "Content-Type": `'${contentType}'`, ...headers } }
}

/** Templates may name the resource, whose name only CloudFormation knows. */
function withVariable(
  templates: Readonly<Record<string, string>>,
  variable: ServiceRequest["variable"],
): Readonly<Record<string, ApiText>> {
  if (!variable) return templates
  const [name, value] = variable
  const isNamed = new RegExp(String.raw`\$!?\{?${name}\b`)
  return Object.fromEntries(
    Object.entries(templates).map(([type, template]) => [
      type,
      isNamed.test(template) ? joinText(`#set($${name} = '`, value, "')", template) : template,
    ]),
  )
}
