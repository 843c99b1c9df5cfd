import listTables from "dynalite/validations/listTables.js"
import { checkRequest } from "../requests/check-request.ts"

export interface ListStreamsRequest {
  readonly TableName?: string
  readonly Limit?: number
  readonly ExclusiveStartStreamArn?: string
}

export interface DescribeStreamRequest {
  readonly StreamArn: string
  readonly Limit?: number
  readonly ExclusiveStartShardId?: string
  readonly ShardFilter?: { readonly Type?: string; readonly ShardId?: string }
}

export interface GetShardIteratorRequest {
  readonly StreamArn: string
  readonly ShardId: string
  readonly ShardIteratorType: "TRIM_HORIZON" | "LATEST" | "AT_SEQUENCE_NUMBER" | "AFTER_SEQUENCE_NUMBER"
  readonly SequenceNumber?: string
}

export interface GetRecordsRequest {
  readonly ShardIterator: string
  readonly Limit?: number
}

interface StreamRequests {
  ListStreams: ListStreamsRequest
  DescribeStream: DescribeStreamRequest
  GetShardIterator: GetShardIteratorRequest
  GetRecords: GetRecordsRequest
}

const arn = { type: "String", lengthGreaterThanOrEqual: 37, lengthLessThanOrEqual: 1024 }
const shardId = { type: "String", lengthGreaterThanOrEqual: 28, lengthLessThanOrEqual: 65 }
const limit = (most: number) => ({ type: "Integer", greaterThanOrEqual: 1, lessThanOrEqual: most })

const checks = {
  ListStreams: {
    types: {
      TableName: listTables.types["ExclusiveStartTableName"],
      Limit: limit(100),
      ExclusiveStartStreamArn: arn,
    },
  },
  DescribeStream: {
    types: {
      StreamArn: { ...arn, notNull: true },
      Limit: limit(100),
      ExclusiveStartShardId: shardId,
      ShardFilter: {
        type: "FieldStruct<ShardFilter>",
        children: { Type: { type: "String", enum: ["CHILD_SHARDS"] }, ShardId: shardId },
      },
    },
  },
  GetShardIterator: {
    types: {
      StreamArn: { ...arn, notNull: true },
      ShardId: { ...shardId, notNull: true },
      ShardIteratorType: {
        type: "String",
        notNull: true,
        enum: ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"],
      },
      SequenceNumber: { type: "String", lengthGreaterThanOrEqual: 21, lengthLessThanOrEqual: 40 },
    },
  },
  GetRecords: {
    types: {
      ShardIterator: { type: "String", notNull: true, lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 2048 },
      Limit: limit(1000),
    },
  },
} satisfies Record<keyof StreamRequests, DynaliteCheck>

/** Turns the parsed JSON of a stream request into its checked form; throws ValidationException or SerializationException. */
export function parseStreamRequest<Name extends keyof StreamRequests>(
  name: Name,
  input: unknown,
): StreamRequests[Name] {
  // The check establishes the shape; this is the edge where it gets its type.
  return checkRequest(checks[name], input) as unknown as StreamRequests[Name]
}
