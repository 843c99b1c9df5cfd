import type { Refusal } from "../answer.ts"
import { gatewayErrors } from "../gateway-error.ts"
import type { BackendResponse } from "./call-backend.ts"
import type { TargetCall } from "./target-call.ts"

/** A mock "answers" with the `statusCode` that its request template writes. */
export function callMock({ request }: TargetCall): BackendResponse | Refusal {
  const status = statusOf(Buffer.from(request.body).toString())
  if (status !== undefined) return { status, headers: [], body: new Uint8Array() }
  const reason = "the request of a mock has no statusCode that is a whole number"
  return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason }
}

function statusOf(body: string): number | undefined {
  try {
    const { statusCode }: { statusCode?: unknown } = Object(JSON.parse(body))
    return typeof statusCode === "number" && Number.isInteger(statusCode) ? statusCode : undefined
  } catch {
    return undefined
  }
}
