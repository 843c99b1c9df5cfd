import { checkOptions } from "./check-options.ts"
import type { QueueDeclaration } from "./queue-declaration.ts"
import { checkQueueSubscription, describeSubscription, type QueueSubscription } from "./topic-subscription.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"

export interface QueueOptions {
  /** Keeps the order of messages of one group, and drops duplicates. Default false. */
  readonly fifo?: boolean | FifoOptions
  /**
   * How long a received message stays hidden, 0 to 43200 seconds. Default: six times the timeout of the slowest function
   * that takes its messages, or 30 where none does.
   */
  readonly visibilityTimeout?: number
  /** How long messages are kept, 60 to 1209600 seconds. Default 345600, which is four days. */
  readonly retention?: number
  /** How long new messages stay hidden, 0 to 900 seconds. Default 0. */
  readonly delay?: number
  /** How long a receive call waits for messages, 0 to 20 seconds. Default 20. */
  readonly receiveWait?: number
  /** The largest message, 1024 to 1048576 bytes. Default 1048576. */
  readonly maximumMessageSize?: number
  /** `sqs` encrypts with keys of SQS at no cost. Default `sqs`. */
  readonly encryption?: "sqs" | { readonly kmsKeyArn: string }
  /** Where messages go that were received too often. Default: a queue of its own, after five times; `false` for none. */
  readonly deadLetterQueue?: boolean | DeadLetterOptions
  /** Topics whose messages it gets. Default none. */
  readonly topics?: readonly QueueSubscription[]
}

export interface FifoOptions {
  /** Takes messages with equal bodies for duplicates. Default false: senders give each message a deduplication id. */
  readonly contentBasedDeduplication?: boolean
  /** Lets each group have its own throughput instead of sharing the queue's. Default false. */
  readonly highThroughput?: boolean
}

export interface DeadLetterOptions {
  /** How often a message is received before it goes there, 1 to 1000. Default 5. */
  readonly maxReceiveCount?: number
  /** How long messages are kept there, 60 to 1209600 seconds. Default 1209600, which is 14 days. */
  readonly retention?: number
  /** A queue of the app that takes the messages. Default: one of its own. */
  readonly queue?: Queue
}

/** What a queue is to the code that uses it. */
export interface Queue {
  readonly id: string
  /** Throws where the environment does not carry it. */
  readonly url: string
  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  readonly arn: string
  /** The physical name. Throws where the environment does not carry it. */
  readonly name: string
}

/** A queue with a dead-letter queue of its own. */
export interface QueueWithDeadLetters extends Queue {
  readonly deadLetterQueue: Queue
}

/** Options that give a queue no dead-letter queue, or one that the app declares. */
export interface WithoutOwnDeadLetters {
  readonly deadLetterQueue: false | { readonly queue: Queue }
}

export interface QueueConstructor {
  new (id: string, options: QueueOptions & WithoutOwnDeadLetters): Queue
  new (id: string, options?: QueueOptions): QueueWithDeadLetters
  new (id: string, origin: QueueOrigin, callee?: object): Queue
}

class SqsQueue implements QueueWithDeadLetters {
  readonly id: string

  constructor(id: string, options: QueueOptions | QueueOrigin = {}, callee: object = SqsQueue) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "queue")
      if ("deadLettersOf" in options) return
      if (!("existing" in options)) {
        checkOptions("Queue", options, optionNames)
        if (typeof options.fifo === "object") checkOptions("Queue: fifo", options.fifo, fifoNames)
        if (typeof options.deadLetterQueue === "object")
          checkOptions("Queue: deadLetterQueue", options.deadLetterQueue, deadLetterNames)
        for (const subscription of options.topics ?? []) checkQueueSubscription("Queue: topics", subscription)
      }
      declareResource<QueueDeclaration>({ ...described(options), kind: "queue", id }, callee)
    }
  }

  /** Throws where the environment does not carry it. */
  get url(): string {
    return resourceProperty("queue", this, "url")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("queue", this, "arn")
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("queue", this, "name")
  }

  /** The dead-letter queue of its own, where its options do not give it another or none. */
  get deadLetterQueue(): Queue {
    return new SqsQueue(deadLetterQueueId(this.id), { deadLettersOf: this.id })
  }
}

/**
 * An SQS queue. Its URL, ARN and name exist at run time only, in environment variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const orderQueue = new Queue("Orders")
 * await sqs.send(new SendMessageCommand({ QueueUrl: orderQueue.url, MessageBody: "…" }))
 */
export const Queue: QueueConstructor = SqsQueue

/** How a queue came to be that the app does not declare by itself. */
export type QueueOrigin = { readonly existing: ExistingResource } | { readonly deadLettersOf: string }

/** The id of the queue that takes what a queue's receivers fail on: `OrdersDeadLetters`. */
export function deadLetterQueueId(id: string): string {
  return `${id}DeadLetters`
}

/**
 * A queue that is not the app's: it is used like one that is, and never changed. Under `tsapi local` a queue of its name
 * stands in for it.
 *
 * @example
 * export const invoices = existingQueue("Invoices", { arn: "arn:aws:sqs:eu-west-1:123456789012:invoices" })
 */
export function existingQueue(id: string, { arn }: ExistingResource): Queue {
  return new Queue(id, { existing: { arn } }, existingQueue)
}

function described(options: QueueOptions | { readonly existing: ExistingResource }) {
  if ("existing" in options) return options
  const { deadLetterQueue, topics, ...own } = options
  return {
    ...own,
    ...(deadLetterQueue !== undefined && { deadLetterQueue: describedDeadLetters(deadLetterQueue) }),
    ...(topics && { topics: topics.map(describeSubscription) }),
  }
}

function describedDeadLetters(options: boolean | DeadLetterOptions): QueueDeclaration["deadLetterQueue"] & {} {
  if (typeof options === "boolean") return options
  const { queue, ...limits } = options
  return { ...limits, ...(queue && { queue: queue.id }) }
}

const optionNames = [
  "fifo",
  "visibilityTimeout",
  "retention",
  "delay",
  "receiveWait",
  "maximumMessageSize",
  "encryption",
  "deadLetterQueue",
  "topics",
]
const fifoNames = ["contentBasedDeduplication", "highThroughput"]
const deadLetterNames = ["maxReceiveCount", "retention", "queue"]
