import type { KinesisContext, KinesisOperation } from "./kinesis-operation.ts"
import { streamOf } from "./kinesis-operation.ts"
import { consumerKey } from "./kinesis-store.ts"
import type { KinesisStream, Shard } from "./kinesis-stream.ts"
import { sequenceNumber, sequenceOf } from "./kinesis-stream.ts"

/** How far an event source mapping has come in a stream, by shard: the last sequence that it has dealt with. */
interface Consumer {
  readonly places: Readonly<Record<string, number>>
  readonly ended: readonly string[]
}

/** The shards that a consumer has to read, and after which record; one that is new begins at `StartingPosition`. */
export const ensureConsumer: KinesisOperation = async (context, input) =>
  context.store.state.exclusive(async () => {
    const stream = streamOf(context, input)
    const key = consumerKey(stream.space, input.requiredText("Consumer"))
    const text = context.store.state.value(key)
    const consumer: Consumer =
      text === undefined ? newConsumer(context, stream, input.requiredText("StartingPosition")) : JSON.parse(text)
    if (text === undefined) await context.store.state.commit([{ type: "put", key, value: JSON.stringify(consumer) }])
    return {
      StreamARN: stream.arn,
      Shards: stream.shards
        .filter((shard) => isReadable(shard, consumer))
        .map(({ id, start }) => ({ ShardId: id, After: sequenceNumber(consumer.places[id] ?? start) })),
    }
  })

/** Remembers how far a consumer has come in a shard. */
export const saveConsumer: KinesisOperation = async (context, input) =>
  context.store.state.exclusive(async () => {
    const key = consumerKey(streamOf(context, input).space, input.requiredText("Consumer"))
    const before: Consumer = JSON.parse(context.store.state.value(key) ?? '{"places":{},"ended":[]}')
    const [id, after] = [input.requiredText("ShardId"), sequenceOf(input.text("After") ?? "")]
    const consumer: Consumer = {
      places: after === undefined ? before.places : { ...before.places, [id]: after },
      ended: input.boolean("HasEnded") ? [...before.ended, id] : before.ended,
    }
    await context.store.state.commit([{ type: "put", key, value: JSON.stringify(consumer) }])
    return {}
  })

/** With the latest record, what was closed by then is over: its children are read. */
function newConsumer({ store }: KinesisContext, { shards }: KinesisStream, startingPosition: string): Consumer {
  if (startingPosition !== "LATEST") return { places: {}, ended: [] }
  return {
    places: Object.fromEntries(shards.map(({ id }) => [id, store.sequence])),
    ended: shards.filter(({ end }) => end !== undefined).map(({ id }) => id),
  }
}

function isReadable({ id, parent, adjacentParent }: Shard, { ended }: Consumer): boolean {
  const parents = [parent, adjacentParent].filter((one) => one !== undefined)
  return !ended.includes(id) && parents.every((one) => ended.includes(one))
}
