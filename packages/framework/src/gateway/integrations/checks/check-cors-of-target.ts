import { allowedOrigins, type CorsOptions } from "../../../http/cors.ts"
import type { ApiRestIntegration } from "../api-target.ts"
import type { IntegrationFault } from "../integration-fault.ts"

/** Which of several origins is allowed is decided by templates, so each answer needs one. */
export function checkCorsOfTarget(
  target: ApiRestIntegration,
  cors: boolean | CorsOptions | undefined,
): readonly IntegrationFault[] {
  if (!cors || !("responses" in target) || allowedOrigins(cors).length < 2) return []
  if (target.responses.every(({ templates }) => Object.keys(templates).length > 0)) return []
  const message = "CORS allows several origins, and an answer without a template can name only one"
  const hint = String.raw`Give each of its responses a body, such as "$input.body", or allow one origin.`
  return [{ code: "INTEGRATION_CORS_UNDECIDED", message, hint }]
}
