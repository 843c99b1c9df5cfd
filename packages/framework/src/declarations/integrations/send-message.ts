import type { ArnSource } from "./aws-options.ts"
import type { MessageOptions } from "./message-options.ts"

export interface SendMessageOptions extends MessageOptions {
  readonly queue: ArnSource
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
