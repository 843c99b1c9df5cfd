import type { ArnSource, AwsOptions } from "./aws-options.ts"

export interface SendMessageOptions extends AwsOptions {
  readonly queue: ArnSource
  /** VTL. Default: the request's body as it is, `$input.body`. */
  readonly message?: string
  /** VTL, for FIFO queues, such as `$input.path("$.customer")`. */
  readonly messageGroupId?: string
  /** VTL, for FIFO queues without content-based deduplication, such as `$context.requestId`. */
  readonly messageDeduplicationId?: string
  /** VTL by the name of a message attribute, all of them strings. */
  readonly attributes?: Readonly<Record<string, string>>
}

export interface SendMessage extends SendMessageOptions {
  readonly target: "sendMessage"
}

/**
 * Sends a message to an SQS queue. Clients get 202 with `{"messageId": "…"}`.
 *
 * @example
 * integration("POST", "/orders", sendMessage({ queue: "arn:aws:sqs:eu-west-1:123456789012:orders" }))
 */
export function sendMessage(options: SendMessageOptions): SendMessage {
  return { ...options, target: "sendMessage" }
}
