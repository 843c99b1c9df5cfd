import type { ServiceInput } from "../protocol/service-input.ts"
import { publish, publishBatch } from "./publish/publish.ts"
import type { SnsContext } from "./sns-context.ts"
import { confirmSubscription } from "./subscriptions/confirm-subscription.ts"
import { listSubscriptions, listSubscriptionsByTopic } from "./subscriptions/list-subscriptions.ts"
import { subscribe } from "./subscriptions/subscribe.ts"
import { getSubscriptionAttributes, setSubscriptionAttributes } from "./subscriptions/subscription-attributes.ts"
import { unsubscribe } from "./subscriptions/unsubscribe.ts"
import { createTopic, deleteTopic } from "./topics/create-topic.ts"
import { listTopics } from "./topics/list-topics.ts"
import { listTagsForResource, tagResource, untagResource } from "./topics/tags.ts"
import { getTopicAttributes, setTopicAttributes } from "./topics/topic-attributes.ts"

/** Answers one request: its members in, the answer's out; rejects with ServiceError. */
export type Operation = (sns: SnsContext, input: ServiceInput) => Promise<object>

/** Every operation this stand-in has; all others are refused by name. */
export const operations = {
  ConfirmSubscription: confirmSubscription,
  CreateTopic: createTopic,
  DeleteTopic: deleteTopic,
  GetSubscriptionAttributes: getSubscriptionAttributes,
  GetTopicAttributes: getTopicAttributes,
  ListSubscriptions: listSubscriptions,
  ListSubscriptionsByTopic: listSubscriptionsByTopic,
  ListTagsForResource: listTagsForResource,
  ListTopics: listTopics,
  Publish: publish,
  PublishBatch: publishBatch,
  SetSubscriptionAttributes: setSubscriptionAttributes,
  SetTopicAttributes: setTopicAttributes,
  Subscribe: subscribe,
  TagResource: tagResource,
  Unsubscribe: unsubscribe,
  UntagResource: untagResource,
} satisfies Record<string, Operation>
