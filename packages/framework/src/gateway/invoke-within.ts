import type { GatewayOptions, InvokeOutcome } from "./gateway.ts"
import { INTEGRATION_TIMEOUT_MS } from "./limits.ts"

/** What API Gateway learns of an invocation; `integration timeout` when it did not wait for the end. */
export type IntegrationOutcome =
  | InvokeOutcome
  | { readonly ok: false; readonly error: "integration timeout"; readonly message: string; readonly cause?: undefined }

export interface Invocation {
  readonly functionId: string
  readonly event: unknown
  /** Default 29 seconds. */
  readonly timeoutMs?: number | undefined
}

/** Invokes a function and waits for as long as API Gateway would; never rejects. */
export function invokeWithin(
  options: GatewayOptions,
  { functionId, event, timeoutMs = INTEGRATION_TIMEOUT_MS }: Invocation,
): Promise<IntegrationOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      const message = `no answer within the ${timeoutMs / 1000} s that API Gateway waits`
      resolve({ ok: false, error: "integration timeout", message })
    }, timeoutMs)
    const settle = (outcome: IntegrationOutcome): void => {
      clearTimeout(timer)
      resolve(outcome)
    }
    // An async function turns an exception that is thrown at once into a rejection.
    const invoke = async (): Promise<InvokeOutcome> => options.invoke(functionId, event, { timeoutMs })
    invoke().then(settle, (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      settle({ ok: false, error: "unhandled", message, cause: error })
    })
  })
}
