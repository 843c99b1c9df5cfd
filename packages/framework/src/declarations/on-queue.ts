import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Queue } from "./queue.ts"
import type { Schema } from "./schemas.ts"
import { checkSource, checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { QueueMessage } from "../events/queue-message.ts"
import type { EventFilter } from "./event-filter.ts"

export interface QueueTriggerOptions extends TriggerOptions {
  /** What the body of a message is, as JSON. A message that does not fit fails, and ends in the dead-letter queue. */
  readonly body?: Schema
  /** Whether the method takes all messages of a batch at once. Default false: it runs for each message. */
  readonly batch?: boolean
  /** Messages of one invocation at most: 1 to 10000, 10 for FIFO queues. Default 10. */
  readonly batchSize?: number
  /** Seconds to wait for a batch to fill, 0 to 300. Default 0, or 1 where `batchSize` is above 10; never for FIFO queues. */
  readonly batchWindow?: number
  /** Invocations at a time, 2 to 1000. Default: as many as the account allows. */
  readonly maximumConcurrency?: number
  /** Messages that fit none of these patterns are deleted without an invocation. Default: all are taken. */
  readonly filters?: readonly EventFilter[]
  /** Whether messages are taken. Default true. */
  readonly enabled?: boolean
}

/** What `@onQueue` writes down. */
export interface QueueTriggerRecord extends QueueTriggerOptions {
  readonly queue: Queue
}

/** A method that takes messages, with the id of their queue. */
export interface QueueTriggerDeclaration
  extends TriggerDeclaration, Omit<QueueTriggerOptions, "body" | keyof TriggerOptions> {
  readonly kind: "onQueue"
  readonly queue: string
}

/**
 * Runs the method for the messages of a queue, at least once for each. A message that it throws for is received again;
 * the others of its batch are not.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onQueue(orderQueue, { body: Order })
 * async process({ body }: QueueMessage<typeof Order>) { … }
 */
export function onQueue<const Options extends QueueTriggerOptions = object>(
  queue: Queue,
  options?: Options,
): TriggerDecorator<QueueRequest<Options>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkSource("@onQueue", queue, 'new Queue("Orders")')
    checkTrigger("@onQueue", options ?? {}, optionNames, ["body"])
  }
  return recorder({
    kind: "onQueue",
    options: { ...options, queue },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onQueue) }),
  })
}

type QueueRequest<Options> = Options extends { readonly batch: true }
  ? readonly QueueMessage<BodyOf<Options>>[]
  : QueueMessage<BodyOf<Options>>

type BodyOf<Options> = Options extends { readonly body: infer Body extends Schema } ? Body : undefined

const optionNames = ["batch", "batchSize", "batchWindow", "maximumConcurrency", "filters", "enabled"]
