import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { SnsRecord } from "./sns-event.ts"

/** A message of a topic; with a schema, its text is what the schema made of it. */
export interface TopicMessage<Message extends Schema | undefined = undefined> {
  readonly id: string
  /** The text that was published, or what the trigger's schema made of it as JSON. */
  readonly message: Message extends Schema ? StandardSchemaV1.InferOutput<Message> : string
  readonly subject: string | undefined
  /** Message attributes: texts, lists and numbers as texts, binary ones as bytes. */
  readonly attributes: Readonly<Record<string, string | Uint8Array>>
  readonly sentAt: Date
  readonly topicArn: string
  /** The text that was published, parsed. Throws a SyntaxError for one that is not JSON. */
  json(): unknown
  readonly context: LambdaContext
  /** The record as SNS passes it. */
  readonly event: SnsRecord
}

/** What is in a record that can be had without its schema. */
export function toTopicMessage(record: SnsRecord, context: LambdaContext): TopicMessage {
  const { MessageId, Message, Subject, MessageAttributes, Timestamp, TopicArn } = record.Sns
  return {
    id: MessageId,
    message: Message,
    subject: Subject ?? undefined,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { Type, Value }]) => [
        name,
        Type.startsWith("Binary") ? Buffer.from(Value, "base64") : Value,
      ]),
    ),
    sentAt: new Date(Timestamp),
    topicArn: TopicArn,
    json: () => JSON.parse(Message),
    context,
    event: record,
  }
}
