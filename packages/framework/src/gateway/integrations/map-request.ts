import type { Refusal } from "../answer.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { gatewayErrors } from "../gateway-error.ts"
import type { MethodCall } from "../method-endpoint.ts"
import type { ApiMappedIntegration, ApiParameters } from "./api-target.ts"
import { JSON_TYPE, requestTemplateFor } from "./choose-template.ts"
import { convertPayload } from "./convert-payload.ts"
import { mapValues } from "./map-values.ts"
import { requestValue } from "./mapped-value.ts"
import { javaText } from "./mapping/java-text.ts"
import type { ContextOverrides } from "./mapping/template-variables.ts"
import type { TemplateStore } from "./template-store.ts"

/** What a target is asked. */
export interface MappedRequest {
  readonly parameters: ApiParameters
  readonly body: Uint8Array
}

export interface MappingContext {
  readonly environment: EventEnvironment
  readonly templates: TemplateStore
  /** Templates write into it. */
  readonly overrides: ContextOverrides
}

/** The request as the mappings have it. Throws a TemplateError. */
export function mapRequest(
  target: ApiMappedIntegration,
  call: MethodCall,
  { environment, templates, overrides }: MappingContext,
): MappedRequest | Refusal {
  const { contentType } = call.arrival.headers
  const template = requestTemplateFor(target.requestTemplates, contentType)
  if (template === undefined && isRefused(target)) {
    const reason = `there is no request template for ${contentType ?? JSON_TYPE}`
    return { refused: gatewayErrors.UNSUPPORTED_MEDIA_TYPE, reason }
  }
  const { body } = call.arrival.request
  const isBinary = environment.isBinary(contentType ?? JSON_TYPE)
  const converted = convertPayload({ body, isBinary, contentHandling: target.contentHandling })
  const text = Buffer.from(converted).toString()
  const written =
    template === undefined ? undefined : templates.get(template)({ event: call.event, body: text, overrides })
  const { path, query, headers } = target.type === "mock" ? NO_PARAMETERS : target.parameters
  const value = (expression: string) => requestValue(expression, call)
  const { header, path: pathOverride, querystring } = overrides.requestOverride
  return {
    body: written === undefined ? converted : Buffer.from(written),
    parameters: {
      path: { ...mapValues(path, value), ...textsOf(pathOverride) },
      query: { ...mapValues(query, value), ...textsOf(querystring) },
      headers: { ...mapValues(headers, value), ...textsOf(header) },
    },
  }
}

const NO_PARAMETERS: ApiParameters = { path: {}, query: {}, headers: {} }

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html */
function isRefused({ passthroughBehavior, requestTemplates }: ApiMappedIntegration): boolean {
  if (passthroughBehavior === "never") return true
  return passthroughBehavior === "when_no_templates" && Object.keys(requestTemplates).length > 0
}

export function textsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, javaText(value)]))
}
