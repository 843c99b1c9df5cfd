import type { Declaration, QueueDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { CfnResource } from "../../model/cloudformation.ts"
import type { Flow } from "../../model/flow.ts"
import type { Located } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"
import type { ResourceLink } from "../../model/resource-link.ts"
import type { KindModel } from "../../model/app-model.ts"
import { checkSubscription, topicDeclaration } from "../subscriptions/check-subscription.ts"
import { subscriptionResource } from "../subscriptions/subscription-resource.ts"
import { isFifoTopic, topicArnValue } from "../topic/topic-model.ts"
import { queueLogicalId, queueModels } from "./queue-model.ts"
import type { QueueUse } from "./queue-policies.ts"

/** Everything that is wrong with the topics a queue subscribes to. */
export function checkQueueTopics(
  { id, topics = [], fifo, location }: Located<QueueDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const owner = `Queue "${id}"`
  const invalid = (problem: string, hint: string) =>
    new UserError("RESOURCE_INVALID", `${owner}: ${problem}`, { hint, location })
  return topics.flatMap((subscription, index) => {
    const { topic: topicId, rawDelivery } = subscription
    const topic = topicDeclaration(topicId, declarations)
    const raw: unknown = rawDelivery
    return [
      ...checkSubscription(subscription, { code: "RESOURCE_INVALID", owner, location, declarations }),
      ...(topics.findIndex((other) => other.topic === topicId) < index
        ? [invalid(`it subscribes to "${topicId}" twice`, "Use one subscription, whose filter lets pass what both do.")]
        : []),
      ...(topic && fifo && !isFifoTopic(topic)
        ? [
            invalid(
              `it is a FIFO queue and "${topicId}" is no FIFO topic`,
              "Make both FIFO, or the queue a standard one.",
            ),
          ]
        : []),
      ...(raw === undefined || typeof raw === "boolean"
        ? []
        : [invalid(`topics.${index}.rawDelivery is ${JSON.stringify(raw)}`, "Use true or false.")]),
    ]
  })
}

/** The topics that send to a queue, for its policy; those that the app lacks were reported. */
export function topicUses(
  { id, topics = [] }: QueueDeclaration,
  declarations: readonly Located<Declaration>[],
): readonly QueueUse[] {
  const own = topics.map(({ topic, deadLetterQueue }) => [
    { queue: id, topic },
    ...(deadLetterQueue === undefined ? [] : [{ queue: deadLetterQueue, topic }]),
  ])
  return own.flat().flatMap(({ queue, topic: topicId }) => {
    const topic = topicDeclaration(topicId, declarations)
    return topic ? [{ queue, principal: "sns.amazonaws.com", sourceArn: topicArnValue(topic) }] : []
  })
}

/** What delivers messages of topics to the queues of the app. */
export function queueSubscriptions(declared: readonly KindModel[]): Readonly<Record<string, CfnResource>> {
  const subscriptions = queueModels(declared).flatMap(({ id, declaration: { topics = [] }, location }) => {
    const arn = { "Fn::GetAtt": [queueLogicalId(id), "Arn"] }
    return topics.map((subscription) => [
      logicalId(id, "Queue", subscription.topic, "Subscription"),
      subscriptionResource(subscription, { protocol: "sqs", arn, declared, location }),
    ])
  })
  return Object.fromEntries(subscriptions)
}

/** What comes to a queue from topics, and what these cannot deliver to it. */
export function topicLinks({ id, topics = [] }: QueueDeclaration): readonly ResourceLink[] {
  return topics.flatMap(({ topic, deadLetterQueue: undelivered }) => {
    const to = (queue: string, label: string) => [
      { from: { kind: "topic", id: topic }, to: { kind: "queue", id: queue }, label },
    ]
    return [...to(id, "messages"), ...(undelivered === undefined ? [] : to(undelivered, "undelivered"))]
  })
}

/** The topics that a queue subscribes to, for lists. */
export function topicFlows({ id, topics = [], location }: QueueDeclaration): readonly Flow[] {
  return topics.map(({ topic }) => ({
    ...{ source: { kind: "topic", id: topic }, label: `topic ${topic}`, to: [`queue ${id}`], location },
  }))
}
