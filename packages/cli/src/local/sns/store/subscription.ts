/** A subscription as the store keeps it. */
export interface Subscription {
  readonly arn: string
  readonly topicArn: string
  readonly protocol: "lambda" | "sqs" | "http" | "https"
  /** An ARN or a URL. */
  readonly endpoint: string
  /** What was set, by name. */
  readonly attributes: Readonly<Record<string, string>>
  /** What confirms it, as long as nobody did. */
  readonly pendingToken?: string
  /** Whether the app declares it, which a reload may take back. */
  readonly declared?: boolean
}
