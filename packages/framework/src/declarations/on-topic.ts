import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Schema } from "./schemas.ts"
import type { Topic } from "./topic.ts"
import type { DescribedSubscription, SubscriptionOptions } from "./topic-subscription.ts"
import { checkSource, checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { TopicMessage } from "../events/topic-message.ts"

export interface TopicTriggerOptions extends TriggerOptions, SubscriptionOptions {
  /** What the text of a message is, as JSON. The method does not run for one that does not fit, and Lambda tries again. */
  readonly message?: Schema
}

/** What `@onTopic` writes down. */
export interface TopicTriggerRecord extends TopicTriggerOptions {
  readonly topic: Topic
}

/** A method that takes messages of a topic, with the ids of the topic and of the dead-letter queue. */
export interface TopicTriggerDeclaration extends TriggerDeclaration, Omit<DescribedSubscription, "rawDelivery"> {
  readonly kind: "onTopic"
}

/**
 * Runs the method for each message of a topic. Lambda tries twice more where it throws.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onTopic(orderTopic, { filter: { kind: ["refund"] }, message: Order })
 * async refund({ message }: TopicMessage<typeof Order>) { … }
 */
export function onTopic<const Options extends TopicTriggerOptions = object>(
  topic: Topic,
  options?: Options,
): TriggerDecorator<TopicMessage<MessageOf<Options>>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkSource("@onTopic", topic, 'new Topic("Orders")')
    checkTrigger("@onTopic", options ?? {}, ["filter", "filterScope", "deadLetterQueue"], ["message"])
  }
  return recorder({
    kind: "onTopic",
    options: { ...options, topic },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onTopic) }),
  })
}

type MessageOf<Options> = Options extends { readonly message: infer Message extends Schema } ? Message : undefined
