import type { ApiRestIntegration } from "../api-target.ts"
import type { ApiText } from "../api-text.ts"
import type { IntegrationFault } from "../integration-fault.ts"

/** API Gateway gives templates a binary body in base64, if at all: JSON must not count as binary where one reads it. */
export function checkBodies(
  target: ApiRestIntegration,
  isBinary: (mediaType: string) => boolean,
): readonly IntegrationFault[] {
  if (!("responses" in target) || !isBinary("application/json")) return []
  const templates = [
    ...Object.values(target.requestTemplates),
    ...target.responses.flatMap((response) => Object.values(response.templates)),
  ]
  if (!templates.some(readsBody)) return []
  const message = "its templates read bodies, which they would get in base64: binaryMediaTypes has application/json"
  const hint =
    'Set the App\'s binaryMediaTypes to the types that are no text, such as ["image/*"], or [] for none; the default is all.'
  return [{ code: "INTEGRATION_BODY_BINARY", message, hint }]
}

function readsBody(template: ApiText): boolean {
  const text = typeof template === "string" ? template : template.filter((part) => typeof part === "string").join("")
  return /\$!?\{?input\.(body|json|path)\b/.test(text)
}
