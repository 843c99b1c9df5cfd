import type { LocalService } from "../../model/local-emulator.ts"
import type { StreamReader } from "../streams/stream-reader.ts"
import type { StreamRecord } from "../streams/stream-record.ts"
import { type AnsweredRecord, type RecordPlace, toKinesisRecord } from "./to-kinesis-record.ts"
import { jsonOf } from "../../model/json-of.ts"

export interface DataStreamPlace {
  readonly streamArn: string
  /** Whose place in the stream is remembered. */
  readonly consumer: string
  readonly startingPosition: "TRIM_HORIZON" | "LATEST"
  /** Under whose role the records are read. */
  readonly roleArn: string
}

/** Reads a Kinesis stream, and remembers there how far. */
export function dataStreamReader(
  kinesis: LocalService,
  { streamArn, consumer, startingPosition, roleArn }: DataStreamPlace,
): StreamReader {
  const mapping = { StreamARN: streamArn, Consumer: consumer }
  const shardOf = new Map<string, string>()
  return {
    async shards() {
      const answer = await kinesis.call("EnsureConsumer", { ...mapping, StartingPosition: startingPosition })
      const { Shards } = answer as { readonly Shards: readonly { readonly ShardId: string; readonly After: string }[] }
      return { streamArn, shards: Shards.map(({ ShardId, After }) => ({ shardId: ShardId, after: After })) }
    },
    async open({ shardId, after }) {
      const place =
        after === undefined
          ? { ShardIteratorType: "TRIM_HORIZON" }
          : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: after }
      const request = { StreamARN: streamArn, ShardId: shardId, ...place }
      const { ShardIterator } = (await kinesis.call("GetShardIterator", request)) as { readonly ShardIterator: string }
      shardOf.set(ShardIterator, shardId)
      return ShardIterator
    },
    async read(ShardIterator, Limit) {
      const shardId = shardOf.get(ShardIterator) ?? ""
      const answer = await kinesis.call("GetRecords", { ShardIterator, Limit })
      const { Records, NextShardIterator: next } = answer as GetRecordsAnswer
      shardOf.delete(ShardIterator)
      if (next !== undefined) shardOf.set(next, shardId)
      const records = Records.map((record) => toStreamRecord(record, { shardId, streamArn, roleArn }))
      return { records, ...(next !== undefined && { next }) }
    },
    async save({ shardId, after }, hasEnded) {
      await kinesis.call("SaveConsumer", { ...mapping, ShardId: shardId, After: after, HasEnded: hasEnded })
    },
  }
}

interface GetRecordsAnswer {
  readonly Records: readonly AnsweredRecord[]
  readonly NextShardIterator?: string
}

function toStreamRecord(record: AnsweredRecord, place: RecordPlace): StreamRecord {
  const { SequenceNumber, ApproximateArrivalTimestamp, Data, PartitionKey } = record
  const event = toKinesisRecord(record, place)
  return {
    sequenceNumber: SequenceNumber,
    partitionKey: PartitionKey,
    arrivedAt: Math.round(ApproximateArrivalTimestamp * 1000),
    event,
    filtered: { ...event.kinesis, data: filterable(Data) },
  }
}

/** Filters look at what the data is as JSON, or as text where it is none. */
function filterable(data: string): unknown {
  const text = Buffer.from(data, "base64").toString()
  const json = jsonOf(text)
  return json === undefined ? text : json
}
