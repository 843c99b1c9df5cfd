import { outputOf } from "../interpreter/event-details.ts"
import type { Outcome } from "../interpreter/run-machine.ts"

/** How an execution ended, by itself or by somebody who stopped it. */
export type Ending =
  | Outcome
  | { readonly status: "ABORTED"; readonly error?: string | undefined; readonly cause?: string | undefined }

/** The last event of a history. */
export function endingEvent(ending: Ending): { readonly type: string; readonly details: object } {
  if (ending.status === "SUCCEEDED") {
    return { type: "ExecutionSucceeded", details: { executionSucceededEventDetails: outputOf(ending.output) } }
  }
  const { status, error, cause } = ending
  const details = { error, cause }
  if (status === "FAILED") return { type: "ExecutionFailed", details: { executionFailedEventDetails: details } }
  if (status === "TIMED_OUT") return { type: "ExecutionTimedOut", details: { executionTimedOutEventDetails: details } }
  return { type: "ExecutionAborted", details: { executionAbortedEventDetails: details } }
}
