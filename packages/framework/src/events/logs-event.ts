/** What CloudWatch Logs invokes a function with. https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html */
export interface LogsEvent {
  readonly awslogs: {
    /** `LogsData` as JSON, compressed with gzip, in base64. */
    readonly data: string
  }
}

/** Lines of one log stream. */
export interface LogsData {
  /** CloudWatch Logs sends a `CONTROL_MESSAGE` to see whether the function is there. */
  readonly messageType: "DATA_MESSAGE" | "CONTROL_MESSAGE"
  /** The account of the log group, twelve digits. */
  readonly owner: string
  readonly logGroup: string
  readonly logStream: string
  /** The names of the filters that the lines passed. */
  readonly subscriptionFilters: readonly string[]
  readonly logEvents: readonly LogEvent[]
}

export interface LogEvent {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly timestamp: number
  readonly message: string
  /** By their names in a pattern for lines with spaces between their fields. */
  readonly extractedFields?: Readonly<Record<string, string>>
}
