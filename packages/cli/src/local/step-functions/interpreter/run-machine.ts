import { inputOf } from "./event-details.ts"
import { runScope } from "./run-scope.ts"
import { StateError } from "./state-error.ts"
import type { Surroundings } from "./surroundings.ts"

/** How an execution ended. */
export type Outcome =
  | { readonly status: "SUCCEEDED"; readonly output: unknown }
  | { readonly status: "FAILED" | "TIMED_OUT"; readonly error: string; readonly cause: string }

/** Runs an execution from where its journal has it to its end. Rejects only with the reason of the signal. */
export async function runMachine(surroundings: Surroundings): Promise<Outcome> {
  const { machine, journal, execution, clock, signal } = surroundings
  if (!journal.position("")) {
    const { input, roleArn } = execution
    journal.record("ExecutionStarted", {
      previous: 0,
      details: { executionStartedEventDetails: { ...inputOf(input), roleArn } },
    })
  }
  const late = new AbortController()
  const within = AbortSignal.any([signal, late.signal])
  if (machine.TimeoutSeconds !== undefined) {
    const deadline = Date.parse(execution.startTime) + machine.TimeoutSeconds * 1000
    clock.sleepUntil(deadline, within).then(
      () => late.abort(new StateError("States.Timeout", "")),
      // The execution ended before.
      () => undefined,
    )
  }
  const run = { ...surroundings, signal: within, scope: machine, path: "", outer: {}, runScope }
  try {
    const output = await runScope(run, execution.input, 1)
    return { status: "SUCCEEDED", output }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (late.signal.aborted) return { status: "TIMED_OUT", error: "States.Timeout", cause: "" }
    if (error instanceof StateError) return { status: "FAILED", error: error.error, cause: error.cause }
    // A bug of ours ends the execution, rather than leaving it for ever.
    return { status: "FAILED", error: "States.Runtime", cause: `tsapi local failed: ${String(error)}` }
  } finally {
    late.abort(new StateError("States.Timeout", ""))
  }
}
