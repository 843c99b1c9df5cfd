import { invalidArgument, validationError } from "./kinesis-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { KinesisContext, KinesisOperation } from "./kinesis-operation.ts"
import { streamOf } from "./kinesis-operation.ts"
import type { NewRecord } from "./kinesis-store.ts"
import type { KinesisStream } from "./kinesis-stream.ts"
import { shardFor } from "./kinesis-stream.ts"

/** Data and partition key of one record, which UpdateMaxRecordSize alone makes more, and of one request. */
const MOST_RECORD_BYTES = 1024 * 1024
const MOST_REQUEST_BYTES = 10 * 1024 * 1024
const MOST_RECORDS = 500

export const putRecord: KinesisOperation = async (context, input) => {
  const [answer] = await put(context, input, [input])
  return { ...answer, EncryptionType: "NONE" }
}

export const putRecords: KinesisOperation = async (context, input) => {
  const entries = input.inputs("Records")
  if (entries.length === 0 || entries.length > MOST_RECORDS) {
    throw validationError(
      `1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length ` +
        (entries.length === 0 ? "greater than or equal to 1" : `less than or equal to ${MOST_RECORDS}`),
    )
  }
  return { FailedRecordCount: 0, Records: await put(context, input, entries), EncryptionType: "NONE" }
}

async function put(context: KinesisContext, input: ServiceInput, entries: readonly ServiceInput[]) {
  const { store, now } = context
  return store.state.exclusive(async () => {
    const stream = streamOf(context, input)
    const records = entries.map((entry) => newRecord(stream, entry))
    const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0)
    if (bytes > MOST_REQUEST_BYTES) throw invalidArgument("Records size exceeds 10 MB limit")
    const numbers = await store.append(records, now())
    return records.map(({ shard }, index) => ({ SequenceNumber: numbers[index], ShardId: shard.id }))
  })
}

function newRecord(stream: KinesisStream, entry: ServiceInput): NewRecord {
  const partitionKey = entry.requiredText("PartitionKey")
  const data = entry.givenText("Data")
  const hash = entry.text("ExplicitHashKey")
  if (partitionKey.length > 256) {
    throw validationError(
      `1 validation error detected: Value '${partitionKey}' at 'partitionKey' failed to satisfy constraint: Member ` +
        `must have length less than or equal to 256`,
    )
  }
  if (hash !== undefined && (!/^(0|[1-9]\d{0,38})$/.test(hash) || BigInt(hash) >= 2n ** 128n)) {
    throw invalidArgument(
      `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${hash}`,
    )
  }
  const record = { stream, shard: shardFor(stream, partitionKey, hash), partitionKey, data }
  if (sizeOf(record) > MOST_RECORD_BYTES) {
    throw validationError(
      `1 validation error detected: Value at 'data' failed to satisfy constraint: Member must have length less than ` +
        `or equal to ${MOST_RECORD_BYTES}`,
    )
  }
  return record
}

function sizeOf({ data, partitionKey }: Pick<NewRecord, "data" | "partitionKey">): number {
  return Buffer.byteLength(data, "base64") + Buffer.byteLength(partitionKey)
}
