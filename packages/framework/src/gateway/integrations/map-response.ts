import type { Answer } from "../answer.ts"
import { gatewayErrors } from "../gateway-error.ts"
import type { MethodCall } from "../method-endpoint.ts"
import { isSendable } from "../sendable-header.ts"
import { remappedName } from "../remapped-headers.ts"
import type { ApiIntegrationResponse } from "./api-target.ts"
import type { BackendResponse } from "./call-backend.ts"
import { JSON_TYPE, responseTemplateFor } from "./choose-template.ts"
import { convertPayload } from "./convert-payload.ts"
import { mapValues } from "./map-values.ts"
import { type MappingContext, textsOf } from "./map-request.ts"
import { responseValue } from "./mapped-value.ts"
import { firstHeader } from "../first-header.ts"

/** What the client gets of a target's answer. Throws a TemplateError. */
export function mapResponse(
  responses: readonly ApiIntegrationResponse[],
  { call, response }: { readonly call: MethodCall; readonly response: BackendResponse },
  { environment, templates, overrides }: MappingContext,
): Answer {
  const chosen = chooseResponse(responses, response.status)
  if (!chosen) {
    const reason = `no pattern of its responses fits the status ${response.status}`
    return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason }
  }
  const { accept } = call.arrival.headers
  const converted = convertPayload({
    body: response.body,
    isBinary: environment.isBinary(firstHeader(response.headers, "content-type") ?? ""),
    isBinaryWanted: environment.isBinary(accept ?? JSON_TYPE),
    contentHandling: chosen.contentHandling,
  })
  const [mediaType, template] = responseTemplateFor(chosen.templates, accept) ?? [JSON_TYPE, undefined]
  const body =
    template === undefined
      ? converted
      : Buffer.from(templates.get(template)({ event: call.event, body: Buffer.from(converted).toString(), overrides }))
  const mapped = mapValues(chosen.headers, (expression) => responseValue(expression, call, response))
  const headers = { ...mapped, ...textsOf(overrides.responseOverride.header) }
  const unsendable = Object.entries(headers).find(([name, value]) => !isSendable(name, value))
  if (unsendable) {
    const reason = `${JSON.stringify(unsendable)} is no header that can be sent`
    return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason }
  }
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === "content-type")
  return {
    status: overriddenStatus(overrides.responseOverride.status) ?? chosen.status,
    headers: [
      ...(hasType ? [] : [["Content-Type", mediaType] as const]),
      ...Object.entries(headers).map(([name, value]) => [remappedName(name), value] as const),
    ],
    body,
  }
}

/** † A pattern has to fit the whole status. */
function chooseResponse(
  responses: readonly ApiIntegrationResponse[],
  status: number,
): ApiIntegrationResponse | undefined {
  const fits = ({ pattern }: ApiIntegrationResponse) =>
    pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(String(status))
  return responses.find(fits) ?? responses.find(({ pattern }) => pattern === undefined)
}

/** Anything but a status is ignored (recorded on AWS, LocalStack's integration_response.py). */
function overriddenStatus(status: unknown): number | undefined {
  return typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}
