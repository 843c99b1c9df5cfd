import type { Refusal } from "../../answer.ts"
import { notEmulated } from "../../gateway-error.ts"
import { BackendFailure } from "../../integrations/call-backend.ts"
import { TemplateError } from "../../integrations/mapping/template-error.ts"
import { httpApiErrors } from "../http-api-errors.ts"

/** An HTTP API's answer to what went wrong on the way to a target or back. */
export function refuseTarget(error: unknown, label: string): Refusal {
  const reason = `${label}: ${error instanceof Error ? error.message : String(error)}`
  if (error instanceof BackendFailure) return { refused: httpApiErrors.TIMED_OUT, reason }
  if (error instanceof TemplateError && error.kind === "unknown") return { refused: notEmulated(error.message), reason }
  return { refused: httpApiErrors.INTERNAL, reason, cause: error }
}
