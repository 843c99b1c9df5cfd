import type { InvokeOutcome } from "@tsapi/framework/gateway"

/** What a function that failed has answered. */
export function failurePayload({ message, errorType = "Error" }: Extract<InvokeOutcome, { ok: false }>) {
  return { errorType, errorMessage: message }
}
