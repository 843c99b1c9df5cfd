import { ServiceError } from "../protocol/service-error.ts"
import { invalidArgument, notFound } from "./kinesis-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { KinesisContext, KinesisOperation } from "./kinesis-operation.ts"
import { streamOf } from "./kinesis-operation.ts"
import type { KinesisRecord, KinesisStream, Shard } from "./kinesis-stream.ts"
import { sequenceOf } from "./kinesis-stream.ts"

const ITERATOR_LIFETIME_MS = 5 * 60 * 1000
const MOST_BYTES = 10 * 1024 * 1024
const TYPES = ["AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"] as const

/** A place in a shard, as GetShardIterator gives it out. */
interface Iterator {
  readonly stream: string
  readonly space: number
  readonly shard: string
  /** The least sequence it leads to. */
  readonly from: number
  /** Milliseconds since 1970. */
  readonly issued: number
}

export const getShardIterator: KinesisOperation = async (context, input) => {
  const stream = streamOf(context, input)
  const shard = shardOf(stream, input.requiredText("ShardId"), context)
  const from = await placeOf(context, { stream, shard }, input)
  return { ShardIterator: format({ stream, shard, from }, context.now()) }
}

export const getRecords: KinesisOperation = async (context, input) => {
  const limit = input.integer("Limit", { from: 1, to: 10_000 }) ?? 10_000
  const iterator = parse(input.requiredText("ShardIterator"))
  const now = context.now()
  if (iterator.issued + ITERATOR_LIFETIME_MS < now) {
    const [made, current] = [iterator.issued, now].map((time) => new Date(time).toISOString())
    throw new ServiceError(
      "ExpiredIteratorException",
      `Iterator expired. The iterator was created at time ${made} while right now it is ${current} which is further ` +
        `in the future than the tolerated delay of ${ITERATOR_LIFETIME_MS} milliseconds.`,
    )
  }
  const stream = context.store.streams.get(iterator.stream)
  if (!stream || stream.space !== iterator.space) {
    throw notFound(`Stream ${iterator.stream} under account ${context.accountId} not found.`)
  }
  const shard = shardOf(stream, iterator.shard, context)
  const { records, isEnd } = await page(context, { stream, shard, from: iterator.from }, limit)
  const last = sequenceOf(records.at(-1)?.SequenceNumber ?? "")
  const next = last === undefined ? iterator.from : last + 1
  if (shard.end === undefined || !isEnd) {
    const NextShardIterator = format({ stream, shard, from: next }, now)
    return { Records: records, NextShardIterator, MillisBehindLatest: isEnd ? 0 : lag(records, now) }
  }
  const children = stream.shards.filter(({ parent, adjacentParent }) => [parent, adjacentParent].includes(shard.id))
  return {
    Records: records,
    MillisBehindLatest: 0,
    ChildShards: children.map(({ id, parent, adjacentParent, firstHash, lastHash }) => ({
      ShardId: id,
      ParentShards: [parent, adjacentParent].filter((one) => one !== undefined),
      HashKeyRange: { StartingHashKey: firstHash, EndingHashKey: lastHash },
    })),
  }
}

interface Place {
  readonly stream: KinesisStream
  readonly shard: Shard
  readonly from: number
}

async function page({ store, now }: KinesisContext, { stream, shard, from }: Place, limit: number) {
  const horizon = (now() - stream.retentionHours * 3_600_000) / 1000
  const records: KinesisRecord[] = []
  let bytes = 0
  for await (const [, text] of store.records(stream, shard, from)) {
    const record: KinesisRecord = JSON.parse(text)
    // What is too old may not be deleted yet.
    if (record.ApproximateArrivalTimestamp < horizon) continue
    bytes += text.length
    if (records.length === limit || (bytes > MOST_BYTES && records.length > 0)) return { records, isEnd: false }
    records.push(record)
  }
  return { records, isEnd: true }
}

/** The first sequence that an iterator leads to. */
async function placeOf(
  context: KinesisContext,
  { stream, shard }: Omit<Place, "from">,
  input: ServiceInput,
): Promise<number> {
  const type = input.oneOf("ShardIteratorType", TYPES)
  if (type === "TRIM_HORIZON") return shard.start + 1
  if (type === "LATEST") return context.store.sequence + 1
  if (type === "AT_TIMESTAMP") {
    const time = input.time("Timestamp")
    if (time === undefined) throw invalidArgument("Must specify timestamp for iterator type AT_TIMESTAMP")
    return firstSince(context, { stream, shard }, time / 1000)
  }
  const text = input.text("StartingSequenceNumber")
  if (text === undefined)
    throw invalidArgument(
      `Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ${type} and no StartingSequenceNumber.`,
    )
  const sequence = sequenceOf(text)
  if (sequence === undefined || sequence < shard.start || sequence > context.store.sequence) {
    throw invalidArgument(
      `StartingSequenceNumber ${text} used in GetShardIterator on shard ${shard.id} in stream ${stream.name} under ` +
        `account ${context.accountId} is invalid.`,
    )
  }
  return type === "AT_SEQUENCE_NUMBER" ? sequence : sequence + 1
}

/** The sequence of the first record that arrived at a time (in seconds) or later, or what comes after all. */
export async function firstSince(
  { store }: KinesisContext,
  { stream, shard }: Omit<Place, "from">,
  time: number,
): Promise<number> {
  for await (const [, text] of store.records(stream, shard, shard.start)) {
    const record: KinesisRecord = JSON.parse(text)
    if (record.ApproximateArrivalTimestamp >= time) return sequenceOf(record.SequenceNumber) ?? shard.start
  }
  return store.sequence + 1
}

function shardOf({ name, shards }: KinesisStream, id: string, { accountId }: KinesisContext): Shard {
  const shard = shards.find((one) => one.id === id)
  if (!shard) throw notFound(`Shard ${id} in stream ${name} under account ${accountId} does not exist`)
  return shard
}

function lag(records: readonly KinesisRecord[], now: number): number {
  return Math.max(0, Math.round(now - (records.at(-1)?.ApproximateArrivalTimestamp ?? now / 1000) * 1000))
}

function format({ stream, shard, from }: Place, issued: number): string {
  const iterator: Iterator = { stream: stream.name, space: stream.space, shard: shard.id, from, issued }
  return Buffer.from(JSON.stringify(iterator)).toString("base64")
}

function parse(text: string): Iterator {
  try {
    const { stream, space, shard, from, issued }: Iterator = JSON.parse(Buffer.from(text, "base64").toString())
    if ([stream, shard].every((part) => typeof part === "string") && [space, from, issued].every(Number.isSafeInteger))
      return { stream, space, shard, from, issued }
  } catch {
    // Answered below.
  }
  throw invalidArgument("Invalid ShardIterator.")
}
