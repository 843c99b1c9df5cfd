import type { AwsOptions } from "./aws-options.ts"

/** What targets that take messages have in common. */
export interface MessageOptions extends AwsOptions {
  /** VTL. Default: the request's body as it is, `$input.body`. */
  readonly message?: string
  /** VTL, for FIFO queues and topics, such as `$input.path("$.customer")`. */
  readonly messageGroupId?: string
  /** VTL, for FIFO queues and topics without content-based deduplication, such as `$context.requestId`. */
  readonly messageDeduplicationId?: string
  /** VTL by the name of a message attribute, all of them strings. */
  readonly attributes?: Readonly<Record<string, string>>
}
