import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { SqsRecord } from "./sqs-event.ts"

/** A message of a queue; with a schema, its body is what the schema made of it. */
export interface QueueMessage<Body extends Schema | undefined = undefined> {
  readonly id: string
  /** The text that was sent, or what the trigger's schema made of it as JSON. */
  readonly body: Body extends Schema ? StandardSchemaV1.InferOutput<Body> : string
  /** Message attributes: texts and numbers as texts, binary ones as bytes. */
  readonly attributes: Readonly<Record<string, string | Uint8Array>>
  /** How often it was received, this time included. */
  readonly receiveCount: number
  readonly sentAt: Date
  /** Of a FIFO queue's message. */
  readonly groupId: string | undefined
  /** Of a FIFO queue's message. */
  readonly deduplicationId: string | undefined
  readonly queueArn: string
  readonly receiptHandle: string
  /** The text that was sent, parsed. Throws a SyntaxError for one that is not JSON. */
  json(): unknown
  readonly context: LambdaContext
  /** The message as Lambda passes it. */
  readonly event: SqsRecord
}

/** What is in a record that can be had without its schema. */
export function toQueueMessage(record: SqsRecord, context: LambdaContext): QueueMessage {
  const { attributes, body } = record
  return {
    id: record.messageId,
    body,
    attributes: Object.fromEntries(
      Object.entries(record.messageAttributes).map(([name, { stringValue, binaryValue }]) => [
        name,
        stringValue ?? Buffer.from(binaryValue ?? "", "base64"),
      ]),
    ),
    receiveCount: Number(attributes.ApproximateReceiveCount),
    sentAt: new Date(Number(attributes.SentTimestamp)),
    groupId: attributes.MessageGroupId,
    deduplicationId: attributes.MessageDeduplicationId,
    queueArn: record.eventSourceARN,
    receiptHandle: record.receiptHandle,
    json: () => JSON.parse(body),
    context,
    event: record,
  }
}
