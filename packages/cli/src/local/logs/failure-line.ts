import type { InvocationFailure } from "../worker/instance-protocol.ts"

export interface FailurePlace {
  readonly isJson: boolean
  readonly requestId: string | undefined
}

/** What Lambda logs where the function threw, took too long or ended. */
export function failureLine(failure: InvocationFailure, { isJson, requestId }: FailurePlace): string {
  const { errorType, errorMessage, stack } = failure
  const timestamp = new Date().toISOString()
  if (!stack) {
    const platform = requestId === undefined ? timestamp : `${timestamp} ${requestId}`
    return `${platform} ${errorMessage}\n`
  }
  const what = requestId === undefined ? "Init Error" : "Invoke Error"
  if (isJson) {
    const message = `${what} ${stack.join("\n")}`
    return JSON.stringify({ timestamp, level: "ERROR", requestId, message, errorType, errorMessage, stackTrace: stack })
  }
  return `${timestamp}\t${requestId}\tERROR\t${what} \t${JSON.stringify({ errorType, errorMessage, stack })}\n`
}
