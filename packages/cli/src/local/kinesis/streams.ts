import { inUse, invalidArgument } from "./kinesis-error.ts"
import type { ServiceInput } from "../protocol/service-input.ts"
import type { KinesisContext, KinesisOperation } from "./kinesis-operation.ts"
import { changeStream, streamName, streamOf } from "./kinesis-operation.ts"
import type { KinesisStream } from "./kinesis-stream.ts"
import { evenShards } from "./kinesis-stream.ts"

const ON_DEMAND_SHARDS = 4
const DAY_HOURS = 24
const MOST_HOURS = 8760

/** The stream can be used at once. */
export const createStream: KinesisOperation = async (context, input) => {
  const { store, accountId } = context
  return store.state.exclusive(async () => {
    const name = streamName(input)
    if (store.streams.has(name)) throw inUse(`Stream ${name} under account ${accountId} already exists.`)
    await store.create(newStream(context, name, input))
    return {}
  })
}

/** As CreateStream, for a stream that the app declares: one that exists keeps its records and its shards. */
export const ensureStream: KinesisOperation = async (context, input) => {
  const { store } = context
  return store.state.exclusive(async () => {
    const name = streamName(input)
    const wanted = newStream(context, name, input)
    const existing = store.streams.get(name)
    if (existing) await store.save({ ...existing, retentionHours: wanted.retentionHours, mode: wanted.mode })
    else await store.create(wanted)
    return {}
  })
}

export const deleteStream: KinesisOperation = async (context, input) =>
  context.store.state.exclusive(async () => {
    await context.store.drop(streamOf(context, input))
    return {}
  })

export const listStreams: KinesisOperation = async ({ store }, input) => {
  const limit = input.integer("Limit", { from: 1, to: 10_000 }) ?? 100
  const after = input.text("NextToken") ?? input.text("ExclusiveStartStreamName") ?? ""
  const streams = [...store.streams.values()].filter(({ name }) => name > after).toSorted(byName)
  const page = streams.slice(0, limit)
  const hasMore = streams.length > limit
  return {
    StreamNames: page.map(({ name }) => name),
    StreamSummaries: page.map(summary),
    HasMoreStreams: hasMore,
    ...(hasMore && { NextToken: page.at(-1)?.name }),
  }
}

export const increaseRetention: KinesisOperation = (context, input) => {
  const hours = input.integer("RetentionPeriodHours", { from: 1, to: MOST_HOURS }) ?? DAY_HOURS
  return changeStream(context, input, (stream) => {
    if (hours < stream.retentionHours) throw retentionError(hours, stream, "less")
    return { ...stream, retentionHours: hours }
  })
}

export const decreaseRetention: KinesisOperation = (context, input) => {
  const hours = input.integer("RetentionPeriodHours", { from: 1, to: MOST_HOURS }) ?? DAY_HOURS
  if (hours < DAY_HOURS) throw invalidArgument(`Minimum allowed retention period is ${DAY_HOURS} hours.`)
  return changeStream(context, input, (stream) => {
    if (hours > stream.retentionHours) throw retentionError(hours, stream, "greater")
    return { ...stream, retentionHours: hours }
  })
}

/** What DescribeStream, DescribeStreamSummary and ListStreams say of a stream. */
export function summary({ name, arn, mode, created }: KinesisStream): object {
  return {
    StreamName: name,
    StreamARN: arn,
    StreamStatus: "ACTIVE",
    StreamModeDetails: { StreamMode: mode },
    StreamCreationTimestamp: created,
  }
}

function newStream(
  { region, accountId, store, now }: KinesisContext,
  name: string,
  input: ServiceInput,
): Omit<KinesisStream, "space"> {
  if (!/^[a-zA-Z0-9_.-]{1,128}$/.test(name)) throw invalidArgument(`Stream name ${name} is invalid.`)
  const mode = input.input("StreamModeDetails")?.text("StreamMode") ?? "PROVISIONED"
  const isOnDemand = mode === "ON_DEMAND"
  const count = input.integer("ShardCount", { from: 1, to: 10_000 }) ?? (isOnDemand ? ON_DEMAND_SHARDS : 1)
  return {
    name,
    arn: `arn:aws:kinesis:${region}:${accountId}:stream/${name}`,
    created: now() / 1000,
    mode: isOnDemand ? "ON_DEMAND" : "PROVISIONED",
    retentionHours: input.integer("RetentionPeriodHours", { from: DAY_HOURS, to: MOST_HOURS }) ?? DAY_HOURS,
    shards: evenShards(count, { first: 0, start: store.sequence }),
    tags: input.textMap("Tags"),
  }
}

function retentionError(hours: number, { name, retentionHours }: KinesisStream, than: string) {
  return invalidArgument(
    `Requested retention period (${hours} hours) for stream ${name} can not be ${than} than existing retention ` +
      `period (${retentionHours} hours).`,
  )
}

function byName(a: KinesisStream, b: KinesisStream): number {
  return a.name < b.name ? -1 : 1
}
