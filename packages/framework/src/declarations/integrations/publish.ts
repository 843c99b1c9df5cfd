import type { ArnSource } from "./aws-options.ts"
import type { MessageOptions } from "./message-options.ts"

export interface PublishOptions extends MessageOptions {
  readonly topic: ArnSource
  /** VTL. Default: none. */
  readonly subject?: string
}

export interface Publish extends PublishOptions {
  readonly target: "publish"
}

/**
 * Publishes a message to an SNS topic. Clients get 202 with `{"messageId": "…"}`.
 *
 * @example
 * integration("POST", "/news", publish({ topic: "arn:aws:sns:eu-west-1:123456789012:news" }))
 */
export function publish(options: PublishOptions): Publish {
  return { ...options, target: "publish" }
}
