import { listTags } from "../protocol/tags.ts"
import { notFound } from "./kinesis-error.ts"
import type { KinesisOperation } from "./kinesis-operation.ts"
import { streamOf } from "./kinesis-operation.ts"
import type { KinesisStream, Shard } from "./kinesis-stream.ts"
import { sequenceNumber } from "./kinesis-stream.ts"
import { summary } from "./streams.ts"

export const describeStream: KinesisOperation = async (context, input) => {
  const stream = streamOf(context, input)
  const shards = after(stream.shards, input.text("ExclusiveStartShardId"))
  const limit = input.integer("Limit", { from: 1, to: 10_000 }) ?? 100
  return {
    StreamDescription: {
      ...common(stream),
      Shards: shards.slice(0, limit).map(describeShard),
      HasMoreShards: shards.length > limit,
    },
  }
}

export const describeStreamSummary: KinesisOperation = async (context, input) => {
  const stream = streamOf(context, input)
  const open = stream.shards.filter(({ end }) => end === undefined)
  return { StreamDescriptionSummary: { ...common(stream), OpenShardCount: open.length, ConsumerCount: 0 } }
}

/** All shards in one page, unless a limit is asked for; the token names the stream and the last shard. */
export const listShards: KinesisOperation = async (context, input) => {
  const [tokenStream, tokenShard] = input.text("NextToken")?.split("|") ?? []
  const stream = tokenStream === undefined ? streamOf(context, input) : context.store.streams.get(tokenStream)
  if (!stream) throw notFound(`Stream ${tokenStream} under account ${context.accountId} not found.`)
  const filter = input.input("ShardFilter")?.text("Type")
  const first = filter === "AFTER_SHARD_ID" ? input.input("ShardFilter")?.requiredText("ShardId") : undefined
  const isLatest = filter === "AT_LATEST"
  const shards = after(stream.shards, tokenShard ?? first ?? input.text("ExclusiveStartShardId"))
    // A shard that was split or merged stays listed for as long as its records may be read.
    .filter(({ end }) => !isLatest || end === undefined)
  const limit = input.integer("MaxResults", { from: 1, to: 10_000 }) ?? 1000
  const page = shards.slice(0, limit)
  return {
    Shards: page.map(describeShard),
    ...(shards.length > limit && { NextToken: `${stream.name}|${page.at(-1)?.id}` }),
  }
}

export const listTagsForStream: KinesisOperation = async (context, input) => {
  const tags = Object.entries(streamOf(context, input).tags).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const start = input.text("ExclusiveStartTagKey") ?? ""
  const limit = input.integer("Limit", { from: 1, to: 50 }) ?? 50
  const rest = tags.filter(([Key]) => Key > start)
  return { Tags: listTags(Object.fromEntries(rest.slice(0, limit))), HasMoreTags: rest.length > limit }
}

function common(stream: KinesisStream): object {
  return {
    ...summary(stream),
    RetentionPeriodHours: stream.retentionHours,
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    EncryptionType: "NONE",
  }
}

export function describeShard({ id, parent, adjacentParent, firstHash, lastHash, start, end }: Shard): object {
  return {
    ShardId: id,
    ...(parent !== undefined && { ParentShardId: parent }),
    ...(adjacentParent !== undefined && { AdjacentParentShardId: adjacentParent }),
    HashKeyRange: { StartingHashKey: firstHash, EndingHashKey: lastHash },
    SequenceNumberRange: {
      StartingSequenceNumber: sequenceNumber(start),
      ...(end !== undefined && { EndingSequenceNumber: sequenceNumber(end) }),
    },
  }
}

function after(shards: readonly Shard[], id: string | undefined): readonly Shard[] {
  return id === undefined ? shards : shards.filter((shard) => shard.id > id)
}
