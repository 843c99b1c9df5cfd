/** What API Gateway's stage has beside the API that it serves. */
export interface ApiStage {
  /** Absent: none. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
  /** Absent: none. */
  readonly canary?: ApiCanary | undefined
  /** Whether X-Ray traces requests. */
  readonly tracing?: boolean | undefined
  readonly accessLogs?: ApiAccessLogs | undefined
  readonly executionLogs?: ApiExecutionLogs | undefined
  /** Whether the account's role for logs is made. */
  readonly cloudWatchRole?: boolean | undefined
}

export interface ApiAccessLogs {
  /** One line, with `$context.…` to fill in. */
  readonly format: string
  /** Of the log group that is made. */
  readonly retentionDays: number
  /** ARN of what exists; absent: a log group is made. */
  readonly destination?: string | undefined
}

export interface ApiExecutionLogs {
  readonly level: "ERROR" | "INFO"
  readonly dataTrace: boolean
  readonly metrics: boolean
  readonly retentionDays: number
}

export interface ApiCanary {
  readonly percent: number
  readonly stageVariables: Readonly<Record<string, string>>
  readonly useCache: boolean
}
