import type { StateMachine } from "../state-machine.ts"
import type { ArnSource, AwsOptions } from "./aws-options.ts"

export interface StartExecutionOptions extends AwsOptions {
  /** A state machine of the app, or the ARN of another. */
  readonly stateMachine: StateMachine | ArnSource
  /** VTL that yields JSON. Default: the request's body, `$input.json("$")`. */
  readonly input?: string
  /** VTL. Default: Step Functions makes it up. */
  readonly name?: string
}

export interface StartExecution extends StartExecutionOptions {
  readonly target: "startExecution"
}

/**
 * Starts an execution of a Step Functions state machine. Clients get 202 with `{"executionArn": "…"}`.
 *
 * @example
 * integration("POST", "/refunds", startExecution({ stateMachine: refundFlow }))
 */
export function startExecution(options: StartExecutionOptions): StartExecution {
  return { ...options, target: "startExecution" }
}
