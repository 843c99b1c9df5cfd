import { notificationAttributes, signatureFields } from "../../../kinds/on-topic/to-sns-event.ts"
import type { MessageAttribute } from "../../sqs/store/message.ts"
import type { SnsContext } from "../sns-context.ts"
import type { Subscription } from "../store/subscription.ts"

/** A message as a topic took it. */
export interface PublishedMessage {
  readonly messageId: string
  readonly topicArn: string
  /** What every protocol gets that `byProtocol` says nothing else of. */
  readonly message: string
  readonly byProtocol: Readonly<Record<string, string>>
  readonly subject?: string | undefined
  readonly attributes: Readonly<Record<string, MessageAttribute>>
  /** ISO 8601 with milliseconds. */
  readonly timestamp: string
  readonly groupId?: string | undefined
  readonly deduplicationId?: string | undefined
  /** Of a FIFO topic: twenty digits. */
  readonly sequenceNumber?: string | undefined
}

export function textFor({ message, byProtocol }: PublishedMessage, protocol: string): string {
  return byProtocol[protocol] ?? message
}

/** What queues and HTTP endpoints get of a message that is not delivered raw. */
export function toEnvelope(sns: SnsContext, published: PublishedMessage, subscription: Subscription): string {
  const { messageId, topicArn, subject, attributes, timestamp, sequenceNumber } = published
  const { SignatureVersion, Signature, SigningCertURL } = signatureFields(sns.region)
  const MessageAttributes = notificationAttributes(attributes)
  return renderEnvelope({
    Type: "Notification",
    MessageId: messageId,
    ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: textFor(published, subscription.protocol),
    Timestamp: timestamp,
    ...{ SignatureVersion, Signature, SigningCertURL },
    UnsubscribeURL: unsubscribeUrl(sns, subscription),
    ...(Object.keys(MessageAttributes).length > 0 && { MessageAttributes }),
  })
}

/** JSON in the form that SNS writes it, one member a line. */
export function renderEnvelope(members: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(members).map(([name, value]) => `  ${JSON.stringify(name)} : ${JSON.stringify(value)}`)
  return `{\n${lines.join(",\n")}\n}`
}

/** What a subscription ends at. */
export function unsubscribeUrl({ endpoint }: SnsContext, { arn }: Subscription): string {
  const query = new URLSearchParams({ Action: "Unsubscribe", SubscriptionArn: arn })
  return `${endpoint()}/?${query.toString()}`
}
