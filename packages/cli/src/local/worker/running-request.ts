let running: string | undefined

/** Of the invocation that this instance runs, or ran last; undefined while its code is loaded. */
export function runningRequestId(): string | undefined {
  return running
}

export function setRunningRequest(requestId: string): void {
  running = requestId
}
