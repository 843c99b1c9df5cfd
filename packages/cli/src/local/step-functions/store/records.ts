export interface MachineRecord {
  readonly arn: string
  readonly name: string
  readonly type: "STANDARD" | "EXPRESS"
  /** Amazon States Language. */
  readonly definition: string
  readonly roleArn: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** Whether the app declares it. */
  readonly declared?: true
}

export interface ExecutionRecord {
  readonly arn: string
  readonly name: string
  readonly machineArn: string
  /** That of the machine when the execution began: later ones are not for it. */
  readonly definition: string
  readonly roleArn: string
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED"
  /** JSON. */
  readonly input: string
  readonly output?: string
  readonly error?: string
  readonly cause?: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly stoppedAt?: number
}

/** A task token, with what somebody sent back. */
export interface TokenRecord {
  readonly outcome?: { readonly output: unknown } | { readonly error: string; readonly cause: string }
}
