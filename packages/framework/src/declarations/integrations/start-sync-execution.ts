import type { StartExecutionOptions } from "./start-execution.ts"

export interface StartSyncExecutionOptions extends StartExecutionOptions {}

export interface StartSyncExecution extends StartSyncExecutionOptions {
  readonly target: "startSyncExecution"
}

/**
 * Runs an Express state machine of Step Functions to its end. Clients get 200 with its output, or 500 where it fails.
 *
 * @example
 * integration("POST", "/quotes", startSyncExecution({ stateMachine: quoteMachineArn }))
 */
export function startSyncExecution(options: StartSyncExecutionOptions): StartSyncExecution {
  return { ...options, target: "startSyncExecution" }
}
