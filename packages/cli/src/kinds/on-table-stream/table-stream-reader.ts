import type { LocalService } from "../../model/local-emulator.ts"
import type { StreamReader } from "../streams/stream-reader.ts"
import type { StreamRecord } from "../streams/stream-record.ts"
import { type AnsweredRecord, toTableStreamRecord } from "./to-table-stream-record.ts"

export interface TableStreamPlace {
  readonly tableName: string
  /** Whose place in the stream is remembered. */
  readonly consumer: string
  readonly startingPosition: "TRIM_HORIZON" | "LATEST"
}

/** Reads the stream of a table, and remembers in DynamoDB how far. */
export function tableStreamReader(
  dynamodb: LocalService,
  { tableName, consumer, startingPosition }: TableStreamPlace,
): StreamReader {
  let streamArn = ""
  return {
    async shards() {
      const described = await dynamodb.call("DescribeTable", { TableName: tableName })
      streamArn = (described as { readonly Table: { readonly LatestStreamArn: string } }).Table.LatestStreamArn
      const mapping = { Consumer: consumer, StreamArn: streamArn, StartingPosition: startingPosition }
      const { Shards } = (await dynamodb.call("EnsureConsumer", mapping)) as ConsumerAnswer
      const shards = Shards.map(({ ShardId, After, FromLatest = false }) => ({
        shardId: ShardId,
        ...(After !== undefined && { after: After }),
        ...(FromLatest && { fromLatest: true as const }),
      }))
      return { streamArn, shards }
    },
    async open({ shardId, after, fromLatest }) {
      const place =
        after === undefined
          ? { ShardIteratorType: fromLatest ? "LATEST" : "TRIM_HORIZON" }
          : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after }
      const request = { StreamArn: streamArn, ShardId: shardId, ...place }
      const answer = await dynamodb.call("GetShardIterator", request).catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== "TrimmedDataAccessException") throw error
        // All up to there was deleted for its age: what is left comes after it.
        return dynamodb.call("GetShardIterator", {
          ...request,
          ShardIteratorType: "TRIM_HORIZON",
          SequenceNumber: undefined,
        })
      })
      return (answer as { readonly ShardIterator: string }).ShardIterator
    },
    async read(ShardIterator, Limit) {
      const answer = await dynamodb.call("GetRecords", { ShardIterator, Limit })
      const { Records, NextShardIterator: next } = answer as GetRecordsAnswer
      return {
        records: Records.map((record) => toStreamRecord(record, streamArn)),
        ...(next !== undefined && { next }),
      }
    },
    async save({ shardId, after }, hasEnded) {
      const mapping = { Consumer: consumer, StreamArn: streamArn }
      await dynamodb.call("SaveConsumer", { ...mapping, ShardId: shardId, After: after, HasEnded: hasEnded })
    },
  }
}

interface ConsumerAnswer {
  readonly Shards: readonly { readonly ShardId: string; readonly After?: string; readonly FromLatest?: boolean }[]
}

interface GetRecordsAnswer {
  readonly Records: readonly AnsweredRecord[]
  readonly NextShardIterator?: string
}

function toStreamRecord(record: AnsweredRecord, streamArn: string): StreamRecord {
  const { SequenceNumber, Keys = {}, ApproximateCreationDateTime: changed = 0 } = record.dynamodb
  const event = toTableStreamRecord(record, streamArn)
  return { sequenceNumber: SequenceNumber, partitionKey: JSON.stringify(Keys), arrivedAt: changed * 1000, event }
}
