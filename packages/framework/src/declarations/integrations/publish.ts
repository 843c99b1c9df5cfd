import type { ArnSource, AwsOptions } from "./aws-options.ts"

export interface PublishOptions extends AwsOptions {
  readonly topic: ArnSource
  /** VTL. Default: the request's body as it is, `$input.body`. */
  readonly message?: string
  /** VTL. Default: none. */
  readonly subject?: string
  /** VTL, for FIFO topics. */
  readonly messageGroupId?: string
  /** VTL, for FIFO topics without content-based deduplication. */
  readonly messageDeduplicationId?: string
  /** VTL by the name of a message attribute, all of them strings. */
  readonly attributes?: Readonly<Record<string, string>>
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
