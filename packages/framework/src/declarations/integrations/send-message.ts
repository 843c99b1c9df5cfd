import type { Queue } from "../queue.ts"
import type { ArnSource } from "./aws-options.ts"
import type { MessageOptions } from "./message-options.ts"

export interface SendMessageOptions extends MessageOptions {
  /** A queue of the app, or the ARN of another. */
  readonly queue: Queue | ArnSource
}

export interface SendMessage extends SendMessageOptions {
  readonly target: "sendMessage"
}

/**
 * Sends a message to an SQS queue. Clients get 202 with `{"messageId": "…"}`.
 *
 * @example
 * integration("POST", "/orders", sendMessage({ queue: orderQueue }))
 */
export function sendMessage(options: SendMessageOptions): SendMessage {
  return { ...options, target: "sendMessage" }
}
