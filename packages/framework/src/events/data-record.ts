import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { KinesisEventRecord } from "./kinesis-event.ts"

/** A record of a Kinesis stream; with a schema, its data is what the schema made of it. */
export interface DataRecord<Data extends Schema | undefined = undefined> {
  /** The bytes that were sent, or what the trigger's schema made of them as JSON. */
  readonly data: Data extends Schema ? StandardSchemaV1.InferOutput<Data> : Uint8Array
  readonly partitionKey: string
  readonly sequenceNumber: string
  readonly shardId: string
  readonly arrivedAt: Date
  readonly streamArn: string
  /** The bytes that were sent, as UTF-8. */
  text(): string
  /** The text that was sent, parsed. Throws a SyntaxError for one that is not JSON. */
  json(): unknown
  readonly context: LambdaContext
  /** The record as Lambda passes it. */
  readonly event: KinesisEventRecord
}

/** What is in a record that can be had without its schema. */
export function toDataRecord(event: KinesisEventRecord, context: LambdaContext): DataRecord {
  const { data: encoded, partitionKey, sequenceNumber, approximateArrivalTimestamp } = event.kinesis
  const data = Buffer.from(encoded, "base64")
  return {
    data,
    partitionKey,
    sequenceNumber,
    shardId: event.eventID.split(":")[0] ?? "",
    arrivedAt: new Date(Math.round(approximateArrivalTimestamp * 1000)),
    streamArn: event.eventSourceARN,
    text: () => data.toString(),
    json: () => JSON.parse(data.toString()),
    context,
    event,
  }
}
