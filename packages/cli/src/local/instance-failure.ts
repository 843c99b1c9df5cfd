import type { InvokeOutcome } from "@tsapi/framework/gateway"
import type { FunctionSpec } from "./function-spec.ts"
import type { InvocationFailure } from "./worker/instance-protocol.ts"

/** Node's error for a thread that is over its memory limit or cannot start, in Lambda's words. */
export function threadFailure(error: unknown, spec: FunctionSpec): InvocationFailure {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return exitFailure(`Runtime exited with error: signal: killed (over its ${spec.memoryMb} MB of memory)`)
  }
  return exitFailure(String(error))
}

/** The function's code ended the instance, with `process.exit` for example. */
export function exitedFailure(exitCode: number): InvocationFailure {
  return exitFailure(
    exitCode === 0 ? "Runtime exited without providing a reason" : `Runtime exited with error: exit status ${exitCode}`,
  )
}

export function timeoutFailure(limitMs: number, phase: "Init" | "Task"): InvocationFailure {
  const errorMessage = `${phase} timed out after ${(limitMs / 1000).toFixed(2)} seconds`
  return { errorType: TIMED_OUT, errorMessage, text: errorMessage }
}

/** What the caller of a function learns of its failure. */
export function failedOutcome(failure: InvocationFailure): InvokeOutcome {
  // The message alone: API Gateway compares that of an authorizer with "Unauthorized".
  const { errorType, errorMessage: message } = failure
  return { ok: false, error: errorType === TIMED_OUT ? "timeout" : "unhandled", errorType, message }
}

const TIMED_OUT = "Sandbox.Timedout"

function exitFailure(errorMessage: string): InvocationFailure {
  return { errorType: "Runtime.ExitError", errorMessage, text: errorMessage }
}
