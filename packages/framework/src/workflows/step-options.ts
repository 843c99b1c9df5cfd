import type { Value } from "./value.ts"

/** The name of an error, or a class of errors, which stands for its own name. */
export type ErrorName = string | (abstract new (...args: never[]) => Error)

export interface StepOptions {
  /** Name of the state, 1 to 80 characters. Default: made of what it does. */
  readonly name?: string
}

export interface RetryOptions {
  /** Default `["States.ALL"]`. */
  readonly errors?: readonly ErrorName[]
  /** Seconds before the first retry, 1 or more. Default 1. */
  readonly intervalSeconds?: number
  /** How often at most, 0 to 99999999. Default 3. */
  readonly maxAttempts?: number
  /** What each wait is multiplied by for the next, 1 or more. Default 2. */
  readonly backoffRate?: number
  /** The longest wait in seconds, 1 to 31622399. Default: as long as it gets. */
  readonly maxDelaySeconds?: number
  /** Whether waits are random, up to their length. Default false. */
  readonly jitter?: boolean
}

export interface RetriedOptions extends StepOptions {
  /** Default: only what says that Lambda, not the task, has failed. */
  readonly retry?: RetryOptions | readonly RetryOptions[]
}

export interface TaskOptions<Result> extends RetriedOptions {
  /** Seconds until it fails with `States.Timeout`, 1 to 99999999. Default: Step Functions waits for the function. */
  readonly timeoutSeconds?: number
  /** What undoes it where a later step fails. Those of several steps run from the last to the first. */
  readonly compensate?: (result: Value<Result>) => unknown
}

export interface CallOptions extends RetriedOptions {
  readonly timeoutSeconds?: number
  readonly compensate?: (result: Value<unknown>) => unknown
}

export interface CallbackOptions<Result> extends TaskOptions<Result> {
  /** Seconds within which `SendTaskHeartbeat` has to come, less than `timeoutSeconds`. Default: none has to. */
  readonly heartbeatSeconds?: number
}

export interface MapOptions<Result> extends RetriedOptions {
  /** How many items at the same time, 0 or more; 0 is as many as Step Functions can. Default 0. */
  readonly concurrency?: number
  readonly compensate?: (result: Value<Result>) => unknown
}
