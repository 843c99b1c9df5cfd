/** What fails a state; a Retry or a Catch may know its name. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export class StateError extends Error {
  /** `States.Timeout`, `PaymentDeclined`. */
  readonly error: string
  override readonly cause: string

  constructor(error: string, cause = "") {
    super(`${error}: ${cause}`)
    this.name = "StateError"
    this.error = error
    this.cause = cause
  }
}

/** Whether a list of error names in a Retry or a Catch means the error. */
export function meansError(names: readonly string[], error: string): boolean {
  if (names.includes(error)) return true
  if (names.includes("States.Timeout") && error === "States.HeartbeatTimeout") return true
  if (names.includes("States.ALL")) return error !== "States.DataLimitExceeded" && error !== "States.Runtime"
  return names.includes("States.TaskFailed") && !error.startsWith("States.")
}
