/** A line for each request. */
export interface AccessLogOptions {
  /**
   * What the line says: a JSON object by field, `{ id: "$context.requestId" }`, or a text of one line. Only `$context.…` is
   * filled in, and `$context.requestId` or `$context.extendedRequestId` must be in it. Default: a JSON object.
   */
  readonly format?: string | Readonly<Record<string, string>>
  /** Days to keep the log group that is made, one of the values CloudWatch Logs allows. Default 30. */
  readonly retentionDays?: number
  /** ARN of a log group, or of a Firehose stream named `amazon-apigateway-…`, that exists. Default: a log group is made. */
  readonly destination?: string
}

/** What API Gateway itself did for each request. */
export interface ExecutionLogOptions {
  /** `info` is every step of every request. */
  readonly level: "error" | "info"
  /** Whether whole requests and answers are logged, bodies and secrets in them included. Default false. */
  readonly dataTrace?: boolean
  /** Whether CloudWatch gets metrics of each method, which cost extra. Default false. */
  readonly metrics?: boolean
  /** Days to keep the log group, one of the values CloudWatch Logs allows. Default 30. */
  readonly retentionDays?: number
}

/** Some requests get other stage variables. */
export interface CanaryOptions {
  /** How many of a hundred requests, 0 to 100; fractions allowed. */
  readonly percent: number
  /** Beside those of the stage, and in place of those with their names. */
  readonly stageVariables: Readonly<Record<string, string>>
  /** Whether they share the stage's cache. Default false. */
  readonly useCache?: boolean
}
