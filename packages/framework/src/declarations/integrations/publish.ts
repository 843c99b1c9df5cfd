import type { Topic } from "../topic.ts"
import type { ArnSource } from "./aws-options.ts"
import type { MessageOptions } from "./message-options.ts"

export interface PublishOptions extends MessageOptions {
  /** A topic of the app, or the ARN of another. */
  readonly topic: Topic | ArnSource
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
 * integration("POST", "/news", publish({ topic: newsTopic }))
 */
export function publish(options: PublishOptions): Publish {
  return { ...options, target: "publish" }
}
