import { DynamoDbError, invalidParameter, resourceNotFound, validationError } from "../dynamodb-error.ts"
import type { TableStore } from "../store/table-store.ts"
import type { TableStream } from "../store/table-stream.ts"
import { sequenceOf } from "../store/table-stream.ts"
import { shardIdOf, streamOf } from "./describe-stream.ts"
import { formatIterator } from "./shard-iterator.ts"
import type { GetShardIteratorRequest } from "./stream-requests.ts"
import { parseStreamRequest } from "./stream-requests.ts"

export async function getShardIterator(store: TableStore, input: unknown): Promise<object> {
  const request = parseStreamRequest("GetShardIterator", input)
  const stream = streamOf(store, request.StreamArn)
  if (request.ShardId !== shardIdOf(stream)) {
    throw resourceNotFound(`Requested resource not found: Shard: ${request.ShardId} not found`)
  }
  const from = placeOf(stream, request, store.nextSequence)
  return { ShardIterator: formatIterator({ streamArn: stream.arn, from }, Date.now()) }
}

/** The first sequence number after all that were deleted for their age. */
export function horizonOf({ start, trimmed }: TableStream): number {
  return trimmed === undefined ? start : trimmed + 1
}

/** Throws TrimmedDataAccessException for what was deleted for its age. */
export function checkNotTrimmed(stream: TableStream, from: number): void {
  if (from >= horizonOf(stream)) return
  throw new DynamoDbError(
    "TrimmedDataAccessException",
    "The operation attempted to read past the oldest stream record in a shard",
  )
}

function placeOf(stream: TableStream, request: GetShardIteratorRequest, nextSequence: number): number {
  const { ShardIteratorType: type, SequenceNumber } = request
  if (type === "TRIM_HORIZON" || type === "LATEST") {
    if (SequenceNumber !== undefined) {
      throw invalidParameter("SequenceNumber should not be passed for this iterator type")
    }
    return type === "LATEST" ? nextSequence : horizonOf(stream)
  }
  if (SequenceNumber === undefined) throw invalidParameter("Invalid SequenceNumber")
  const sequence = sequenceOf(SequenceNumber)
  if (sequence === undefined || sequence < stream.start || sequence > nextSequence) {
    throw validationError("Invalid SequenceNumber for the shard")
  }
  checkNotTrimmed(stream, sequence)
  return type === "AT_SEQUENCE_NUMBER" ? sequence : sequence + 1
}
