import { toSnsEvent } from "../../../kinds/on-topic/to-sns-event.ts"
import { randomUUID } from "node:crypto"
import type { SnsContext } from "../sns-context.ts"
import type { Subscription } from "../store/subscription.ts"
import { acceptsMessage } from "./accepts-message.ts"
import { type PublishedMessage, textFor, toEnvelope, unsubscribeUrl } from "./envelope.ts"

/**
 * Hands a message to every subscriber that wants it. Queues and functions keep what they were handed, so that nothing is
 * lost once this resolves. What cannot be handed over goes to the subscription's dead-letter queue, or is lost as in AWS.
 */
export async function deliver(sns: SnsContext, published: PublishedMessage): Promise<void> {
  const subscriptions = sns.store
    .subscriptionsOf(published.topicArn)
    .filter(({ pendingToken }) => pendingToken === undefined)
    .filter((subscription) => acceptsMessage(subscription, published))
  await Promise.all(
    subscriptions.map(async (subscription) => {
      try {
        await deliverers[subscription.protocol](sns, published, subscription)
      } catch {
        await toDeadLetters(sns, { published, subscription })
      }
    }),
  )
}

type Deliverer = (sns: SnsContext, published: PublishedMessage, subscription: Subscription) => Promise<void>

const deliverers: Readonly<Record<Subscription["protocol"], Deliverer>> = {
  sqs: (sns, published, subscription) => sendToQueue(sns, published, { subscription, arn: subscription.endpoint }),
  async lambda(sns, published, subscription) {
    const lambda = await sns.service("lambda")
    await lambda.call("Invoke", {
      FunctionName: subscription.endpoint,
      InvocationType: "Event",
      Payload: toSnsEvent(
        {
          ...published,
          message: textFor(published, "lambda"),
          subscriptionArn: subscription.arn,
          unsubscribeUrl: unsubscribeUrl(sns, subscription),
        },
        sns.region,
      ),
    })
  },
  http: deliverOverHttp,
  https: deliverOverHttp,
}

async function deliverOverHttp(
  sns: SnsContext,
  published: PublishedMessage,
  subscription: Subscription,
): Promise<void> {
  const delivery = { id: randomUUID(), published, subscriptionArn: subscription.arn, failures: 0 }
  await sns.store.state.commit([sns.endpoints.addition(delivery)])
  sns.endpoints.wake()
}

async function sendToQueue(
  sns: SnsContext,
  published: PublishedMessage,
  { subscription, arn }: { readonly subscription: Subscription; readonly arn: string },
): Promise<void> {
  const { attributes, groupId, deduplicationId } = published
  const [, , , , account = "", name = ""] = arn.split(":")
  const raw = subscription.attributes["RawMessageDelivery"] === "true"
  const sqs = await sns.service("sqs")
  await sqs.call("SendMessage", {
    QueueUrl: `${sqs.endpoint}/${account}/${name}`,
    MessageBody: raw ? textFor(published, "sqs") : toEnvelope(sns, published, subscription),
    ...(raw && { MessageAttributes: attributes }),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
    ...(deduplicationId !== undefined && name.endsWith(".fifo") && { MessageDeduplicationId: deduplicationId }),
  })
}

export interface Undelivered {
  readonly published: PublishedMessage
  readonly subscription: Subscription
}

/** Without a dead-letter queue, or with one that cannot take it either, the message is lost, as in AWS. */
export async function toDeadLetters(sns: SnsContext, { published, subscription }: Undelivered): Promise<void> {
  const { RedrivePolicy } = subscription.attributes
  if (!RedrivePolicy) return
  const { deadLetterTargetArn: arn } = JSON.parse(RedrivePolicy)
  await sendToQueue(sns, published, { subscription, arn }).catch(() => undefined)
}
