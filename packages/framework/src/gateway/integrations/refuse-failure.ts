import type { Refusal } from "../answer.ts"
import { gatewayErrors, notEmulated, notJson } from "../gateway-error.ts"
import { BackendFailure } from "./call-backend.ts"
import { TemplateError } from "./mapping/template-error.ts"

/** API Gateway's answer to what went wrong on the way to a target or back, such as a header that nobody could send. */
export function refuseFailure(error: unknown, label: string, phase: "request" | "response" = "request"): Refusal {
  if (error instanceof BackendFailure) {
    const refused = error.kind === "timeout" ? gatewayErrors.INTEGRATION_TIMEOUT : gatewayErrors.INTEGRATION_FAILURE
    return { refused, reason: `${label}: ${error.message}` }
  }
  if (!(error instanceof TemplateError)) {
    const reason = `${label}: ${error instanceof Error ? error.message : String(error)}`
    return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason, cause: error }
  }
  const reason = `${label}: ${error.message}`
  if (error.kind === "unknown") return { refused: notEmulated(error.message), reason }
  if (error.kind === "not json" && phase === "request") return { refused: notJson(error.message), reason }
  return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason: `the ${phase} mapping of ${reason}` }
}
