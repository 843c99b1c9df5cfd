import { toLongForm } from "../../../declarations/identity-source-form.ts"
import type {
  IntegrationResponseOptions,
  MappedValue,
  MappingTemplates,
} from "../../../declarations/integrations/mapping-options.ts"
import type { ApiIntegrationResponse } from "../api-target.ts"

/** Values in API Gateway's notation: a text in quotes, or a place. */
export function describeValues(values: Readonly<Record<string, MappedValue>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, describeValue(value)]))
}

function describeValue(value: MappedValue): string {
  return typeof value === "string" ? `'${value}'` : toPlace(value.from)
}

/** `path.id` -> `method.request.path.id`; long forms stay as they are. */
export function toPlace(place: string): string {
  return toLongForm(place.replace(/^(?=(path|body)(\.|$))/, "method.request."))
}

export function describeTemplates(templates: MappingTemplates | undefined): Readonly<Record<string, string>> {
  return typeof templates === "string" ? { "application/json": templates } : (templates ?? {})
}

export function describeResponses(
  responses: readonly IntegrationResponseOptions[] | undefined,
  otherwise: readonly ApiIntegrationResponse[],
): readonly ApiIntegrationResponse[] {
  if (!responses) return otherwise
  return responses.map(({ pattern, status, headers, body, contentHandling }) => ({
    ...(pattern !== undefined && { pattern }),
    status,
    headers: describeValues(headers),
    templates: describeTemplates(body),
    ...(contentHandling && { contentHandling }),
  }))
}
