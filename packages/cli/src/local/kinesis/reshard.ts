import { invalidArgument, notFound } from "./kinesis-error.ts"
import type { KinesisOperation } from "./kinesis-operation.ts"
import { changeStream } from "./kinesis-operation.ts"
import type { KinesisStream, Shard } from "./kinesis-stream.ts"
import { shardId } from "./kinesis-stream.ts"

/** Closes a shard; two take its place. */
export const splitShard: KinesisOperation = (context, input) => {
  const [id, first] = [input.requiredText("ShardToSplit"), input.requiredText("NewStartingHashKey")]
  return changeStream(context, input, (stream) => {
    const shard = openShard(stream, id)
    const hash = /^(0|[1-9]\d{0,38})$/.test(first) ? BigInt(first) : -1n
    if (hash <= BigInt(shard.firstHash) || hash > BigInt(shard.lastHash)) {
      throw invalidArgument(
        `NewStartingHashKey ${first} used in SplitShard() on shard ${id} in stream ${stream.name} under account ` +
          `${context.accountId} is not both greater than one plus the shard's StartingHashKey ${shard.firstHash} and ` +
          `less than the shard's EndingHashKey ${shard.lastHash}.`,
      )
    }
    const { sequence } = context.store
    const ranges = [
      { firstHash: shard.firstHash, lastHash: String(hash - 1n) },
      { firstHash: first, lastHash: shard.lastHash },
    ]
    const children = ranges.map((range, index): Shard => {
      return { ...range, id: shardId(stream.shards.length + index), parent: id, start: sequence }
    })
    return { ...stream, shards: [...closed(stream, [id], sequence), ...children] }
  })
}

/** Closes two shards that are neighbours; one takes their place. */
export const mergeShards: KinesisOperation = (context, input) => {
  const ids = [input.requiredText("ShardToMerge"), input.requiredText("AdjacentShardToMerge")] as const
  return changeStream(context, input, (stream) => {
    const [one, other] = ids.map((id) => openShard(stream, id)).toSorted((a, b) => compare(a.firstHash, b.firstHash))
    if (!one || !other || BigInt(one.lastHash) + 1n !== BigInt(other.firstHash)) {
      throw invalidArgument(
        `Shards ${ids[0]} and ${ids[1]} in stream ${stream.name} under account ${context.accountId} are not an ` +
          "adjacent pair of shards eligible for merging",
      )
    }
    const { sequence } = context.store
    const child: Shard = {
      ...{ id: shardId(stream.shards.length), parent: ids[0], adjacentParent: ids[1], start: sequence },
      ...{ firstHash: one.firstHash, lastHash: other.lastHash },
    }
    return { ...stream, shards: [...closed(stream, ids, sequence), child] }
  })
}

function openShard({ name, shards }: KinesisStream, id: string): Shard {
  const shard = shards.find((one) => one.id === id)
  if (!shard) throw notFound(`Could not find shard ${id} in stream ${name}.`)
  if (shard.end !== undefined) throw invalidArgument(`Shard ${id} in stream ${name} is closed.`)
  return shard
}

function closed({ shards }: KinesisStream, ids: readonly string[], end: number): readonly Shard[] {
  return shards.map((shard) => (ids.includes(shard.id) ? { ...shard, end } : shard))
}

function compare(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : 1
}
