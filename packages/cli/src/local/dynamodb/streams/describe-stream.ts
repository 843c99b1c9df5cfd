import { resourceNotFound } from "../dynamodb-error.ts"
import type { TableStore } from "../store/table-store.ts"
import type { TableStream } from "../store/table-stream.ts"
import { sequenceNumber } from "../store/table-stream.ts"
import { parseStreamRequest } from "./stream-requests.ts"

/** A stream has one shard for as long as it lives; AWS's are replaced every few hours. */
export async function describeStream(store: TableStore, input: unknown): Promise<object> {
  const request = parseStreamRequest("DescribeStream", input)
  const stream = streamOf(store, request.StreamArn)
  // There is no second page, and no shard has children.
  const hasShard = request.ExclusiveStartShardId === undefined && request.ShardFilter === undefined
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: stream.label,
      StreamStatus: stream.closed ? "DISABLED" : "ENABLED",
      StreamViewType: stream.viewType,
      CreationRequestDateTime: stream.created,
      TableName: stream.tableName,
      KeySchema: stream.keySchema,
      Shards: hasShard ? [describeShard(stream)] : [],
    },
  }
}

/** Throws ResourceNotFoundException where there is none of that ARN, or none any more. */
export function streamOf(store: TableStore, arn: string): TableStream {
  const stream = store.streams.get(arn)
  if (!stream) throw resourceNotFound(`Requested resource not found: Stream: ${arn} not found`)
  return stream
}

/** `shardId-`, when it was made in 20 digits, and the store's number for it in 8. */
export function shardIdOf({ created, space }: TableStream): string {
  return `shardId-${String(Math.round(created * 1000)).padStart(20, "0")}-${space.toString(16).padStart(8, "0")}`
}

function describeShard(stream: TableStream): object {
  return {
    ShardId: shardIdOf(stream),
    SequenceNumberRange: {
      StartingSequenceNumber: sequenceNumber(stream.start),
      ...(stream.closed && { EndingSequenceNumber: sequenceNumber(stream.closed.lastSequence) }),
    },
  }
}
