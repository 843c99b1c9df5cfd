import { randomUUID } from "node:crypto"
import type { Discarded } from "./process-batch.ts"

export interface FailureSource {
  readonly functionArn: string
  readonly streamArn: string
  readonly shardId: string
  /** What the record calls the batch: `DDBStreamBatchInfo`. */
  readonly batchInfo: string
  readonly now: number
}

/**
 * What Lambda sends where records of a stream are given up.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function failureRecord(
  { records, failures, reason, outcome }: Discarded,
  { functionArn, streamArn, shardId, batchInfo, now }: FailureSource,
): object {
  const [first, last] = [records[0], records.at(-1)]
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: reason,
      approximateInvokeCount: failures,
    },
    ...(outcome && {
      responseContext: {
        statusCode: 200,
        executedVersion: "$LATEST",
        ...(!outcome.ok && { functionError: "Unhandled" }),
      },
    }),
    version: "1.0",
    timestamp: new Date(now).toISOString(),
    [batchInfo]: {
      shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: arrival(first?.arrivedAt),
      approximateArrivalOfLastRecord: arrival(last?.arrivedAt),
      batchSize: records.length,
      streamArn,
    },
  }
}

/** `2019-11-14T00:38:04Z`, with milliseconds where there are some. */
function arrival(milliseconds = 0): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z")
}
