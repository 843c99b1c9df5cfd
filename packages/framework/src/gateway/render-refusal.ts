import type { Refusal } from "./answer.ts"
import type { ApiGatewayResponse, ApiGatewayResponses } from "./api-description.ts"
import type { Arrival } from "./arrival.ts"
import { buildProxyEvent, type EventEnvironment } from "./build-proxy-event.ts"
import type { GatewayError } from "./gateway-error.ts"
import { readRequestValue } from "./request-value.ts"
import type { ProxyEvent } from "./proxy-event.ts"

/** One of API Gateway's own answers as the client gets it. */
export interface RenderedRefusal {
  readonly status: number
  readonly contentType: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** Compiles the gateway responses of an API. */
export function refusalRenderer(
  responses: ApiGatewayResponses,
  environment: EventEnvironment,
): (refusal: Refusal, arrival: Arrival) => RenderedRefusal {
  return ({ refused, event }, arrival) => {
    const response = responseFor(refused, responses)
    if (!response) return { status: refused.status, contentType: JSON_TYPE, headers: [], body: refused.body }
    const request = event ?? buildProxyEvent({ arrival, resource: NO_RESOURCE, pathParameters: null }, environment)
    const [contentType, template] = chooseTemplate(response.templates, arrival.headers.accept)
    return {
      status: response.status ?? refused.status,
      contentType,
      headers: Object.entries(response.headers).map(([name, value]) => [name, headerValue(value, request)]),
      body: template === undefined ? refused.body : fill(template, refused, request),
    }
  }
}

const JSON_TYPE = "application/json"
const NO_RESOURCE = { path: "", id: "" }

function responseFor(refused: GatewayError, responses: ApiGatewayResponses): ApiGatewayResponse | undefined {
  if (refused.type === undefined) return undefined
  return responses[refused.type] ?? responses[refused.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX"]
}

// † A template is chosen by Accept, and the one for JSON where none fits.
function chooseTemplate(
  templates: Readonly<Record<string, string>>,
  accept = "",
): readonly [contentType: string, template: string | undefined] {
  const wanted = accept.split(",").map((range) => (range.split(";")[0] ?? "").trim())
  const type = wanted.find((range) => templates[range] !== undefined) ?? JSON_TYPE
  return templates[type] === undefined
    ? (Object.entries(templates)[0] ?? [JSON_TYPE, undefined])
    : [type, templates[type]]
}

function headerValue(expression: string, event: ProxyEvent): string {
  const [, literal] = /^'(.*)'$/s.exec(expression) ?? []
  return literal ?? readRequestValue(expression, event) ?? ""
}

/** Only simple substitution: gateway responses know no other mapping language. */
function fill(template: string, refused: GatewayError, event: ProxyEvent): string {
  const error: Readonly<Record<string, string>> = {
    "context.error.message": refused.message ?? "",
    "context.error.messageString": JSON.stringify(refused.message),
    "context.error.responseType": refused.type ?? "",
    // Seen from AWS with its quotes escaped, as in JSON.
    "context.error.validationErrorString": JSON.stringify(refused.validationErrors ?? "").slice(1, -1),
  }
  return template.replace(VARIABLE, (_match, name: string) => error[name] ?? readRequestValue(name, event) ?? "")
}

const VARIABLE =
  /\$((?:context|stageVariables|method\.request\.(?:header|path|querystring))\.\w[\w-]*(?:\.[A-Za-z][\w-]*)*)/g
