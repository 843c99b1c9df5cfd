import { checkOptions } from "./check-options.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"
import type { TopicDeclaration } from "./topic-declaration.ts"

export interface TopicOptions {
  /** Keeps the order of messages of one group, drops duplicates, and delivers to queues only. Default false. */
  readonly fifo?: boolean | TopicFifoOptions
  /** Shown as the sender by subscribers that people read, 1 to 100 characters. Default none. */
  readonly displayName?: string
  /** `aws-managed` encrypts with the account's key for SNS. Default: what SNS does without a key. */
  readonly encryption?: "aws-managed" | { readonly kmsKeyArn: string }
  /** How SNS signs what it sends to HTTP endpoints: 1 is SHA1, 2 is SHA256. Default 2. */
  readonly signatureVersion?: 1 | 2
  /** Whether X-Ray traces messages through it. Default false. */
  readonly tracing?: boolean
}

export interface TopicFifoOptions {
  /** Takes messages with equal texts for duplicates. Default false: senders give each message a deduplication id. */
  readonly contentBasedDeduplication?: boolean
  /** Lets each group have its own throughput instead of sharing the topic's. Default false. */
  readonly highThroughput?: boolean
}

/**
 * An SNS topic. Its ARN and name exist at run time only, in environment variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const orderTopic = new Topic("Orders")
 * await sns.send(new PublishCommand({ TopicArn: orderTopic.arn, Message: "…" }))
 */
export class Topic {
  readonly id: string

  constructor(
    id: string,
    options: TopicOptions | { readonly existing: ExistingResource } = {},
    callee: object = Topic,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "topic")
      if (!("existing" in options)) {
        checkOptions("Topic", options, optionNames)
        if (typeof options.fifo === "object") checkOptions("Topic: fifo", options.fifo, fifoNames)
      }
      declareResource<TopicDeclaration>({ ...options, kind: "topic", id }, callee)
    }
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("topic", this, "arn")
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("topic", this, "name")
  }
}

/**
 * A topic that is not the app's: it is used like one that is, and never changed. Under `tsapi local` a topic of its name
 * stands in for it.
 *
 * @example
 * export const alerts = existingTopic("Alerts", { arn: "arn:aws:sns:eu-west-1:123456789012:alerts" })
 */
export function existingTopic(id: string, { arn }: ExistingResource): Topic {
  return new Topic(id, { existing: { arn } }, existingTopic)
}

const optionNames = ["fifo", "displayName", "encryption", "signatureVersion", "tracing"]
const fifoNames = ["contentBasedDeduplication", "highThroughput"]
