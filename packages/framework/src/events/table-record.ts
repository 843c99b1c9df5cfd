import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { TableStreamEventRecord } from "./table-stream-event.ts"
import { unmarshal } from "./unmarshal.ts"

/** A change of an item of a table; with a schema, the images are what it made of them. */
export interface TableRecord<Item extends Schema | undefined = undefined> {
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE"
  /** The item after the change, where there is one and the table's `stream` has it. */
  readonly newImage: Image<Item> | undefined
  /** The item before the change, where there was one and the table's `stream` has it. */
  readonly oldImage: Image<Item> | undefined
  /** The item's partition key and sort key. */
  readonly keys: Readonly<Record<string, unknown>>
  /** Whether time to live deleted the item. */
  readonly isExpired: boolean
  readonly tableName: string
  readonly streamArn: string
  /** The same each time that the record is delivered. */
  readonly id: string
  readonly sequenceNumber: string
  /** When the item was changed, to the second. */
  readonly changedAt: Date
  readonly context: LambdaContext
  /** The record as Lambda passes it. */
  readonly event: TableStreamEventRecord
}

type Image<Item extends Schema | undefined> = Item extends Schema
  ? StandardSchemaV1.InferOutput<Item>
  : Readonly<Record<string, unknown>>

/** What is in a record that can be had without its schema. */
export function toTableRecord(event: TableStreamEventRecord, context: LambdaContext): TableRecord {
  const { eventName, eventID, eventSourceARN, userIdentity, dynamodb } = event
  return {
    eventName,
    newImage: dynamodb.NewImage && unmarshal(dynamodb.NewImage),
    oldImage: dynamodb.OldImage && unmarshal(dynamodb.OldImage),
    keys: unmarshal(dynamodb.Keys ?? {}),
    isExpired: userIdentity?.principalId === "dynamodb.amazonaws.com",
    tableName: tableNameOf(eventSourceARN),
    streamArn: eventSourceARN,
    id: eventID,
    sequenceNumber: dynamodb.SequenceNumber,
    changedAt: new Date((dynamodb.ApproximateCreationDateTime ?? 0) * 1000),
    context,
    event,
  }
}

/** The table in `arn:aws:dynamodb:…:table/NAME/stream/LABEL`. */
export function tableNameOf(streamArn: string): string {
  return streamArn.split("/")[1] ?? ""
}
