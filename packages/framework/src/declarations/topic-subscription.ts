import { checkOptions } from "./check-options.ts"
import type { EventFilter } from "./event-filter.ts"
import type { Queue } from "./queue.ts"
import type { Topic } from "./topic.ts"

export interface SubscriptionOptions {
  /** Messages that do not fit are not delivered. Default: all are. */
  readonly filter?: EventFilter
  /** What the filter is about: the attributes of messages, or their text as JSON. Default `MessageAttributes`. */
  readonly filterScope?: "MessageAttributes" | "MessageBody"
  /** A queue of the app for messages that cannot be delivered. Default: such messages are lost. */
  readonly deadLetterQueue?: Queue
}

/** How a queue subscribes to a topic. */
export interface QueueSubscription extends SubscriptionOptions {
  readonly topic: Topic
  /** Whether the queue gets the message as it was published, not wrapped in a JSON document about it. Default false. */
  readonly rawDelivery?: boolean
}

/** Options of a subscription in plain data: with the ids of the resources. */
export interface DescribedSubscription extends Omit<SubscriptionOptions, "deadLetterQueue"> {
  readonly topic: string
  readonly deadLetterQueue?: string
  readonly rawDelivery?: boolean
}

/** Throws a TypeError for an option that a queue's subscription does not have, and for one without a topic. */
export function checkQueueSubscription(owner: string, subscription: QueueSubscription): void {
  checkOptions(owner, subscription, ["topic", "filter", "filterScope", "rawDelivery", "deadLetterQueue"])
  const { topic }: { topic?: unknown } = subscription
  if (typeof topic === "object" && topic !== null && "id" in topic) return
  const problem = topic === undefined ? "undefined. Is there an import cycle?" : `${JSON.stringify(topic)}.`
  throw new TypeError(`${owner}: its topic is ${problem} Give it a topic of the app, such as new Topic("Orders").`)
}

export function describeSubscription({ topic, deadLetterQueue, ...options }: QueueSubscription): DescribedSubscription {
  return { ...options, topic: topic.id, ...(deadLetterQueue && { deadLetterQueue: deadLetterQueue.id }) }
}
