import type { LocalService } from "../../model/local-emulator.ts"
import type { WorkQueue } from "../state/work-queue.ts"
import type { EndpointDelivery } from "./publish/endpoint-delivery.ts"
import { invalidParameter, notFound } from "./sns-errors.ts"
import type { SnsStore } from "./store/sns-store.ts"
import type { Subscription } from "./store/subscription.ts"
import type { Topic } from "./store/topic.ts"

/** What every operation works with. */
export interface SnsContext {
  readonly store: SnsStore
  readonly region: string
  readonly accountId: string
  /** `http://127.0.0.1:PORT` */
  endpoint(): string
  /** Milliseconds since 1970. */
  now(): number
  /** What HTTP endpoints are still to get. */
  readonly endpoints: WorkQueue<EndpointDelivery>
  /** Another service, started when it is first asked for. */
  service(name: string): Promise<LocalService>
}

export function topicArn({ region, accountId }: SnsContext, { name }: Pick<Topic, "name">): string {
  return `arn:aws:sns:${region}:${accountId}:${name}`
}

/** Throws InvalidParameter for what is no topic's ARN, NotFound for a topic that does not exist here. */
export function topicOfArn(sns: SnsContext, arn: string): Topic {
  if (!/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w.-]+$/.test(arn)) throw invalidParameter("TopicArn")
  const topic = sns.store.topics.get(arn.slice(arn.lastIndexOf(":") + 1))
  if (!topic || topicArn(sns, topic) !== arn) throw notFound("Topic")
  return topic
}

/** Throws InvalidParameter for what is no subscription's ARN, NotFound for one that does not exist. */
export function subscriptionOfArn({ store }: SnsContext, arn: string): Subscription {
  if (arn.split(":").length !== 7)
    throw invalidParameter("SubscriptionArn Reason: An ARN must have at least 6 elements")
  const subscription = store.subscriptions.get(arn)
  if (!subscription) throw notFound("Subscription")
  return subscription
}
