import { endOf, metaKey } from "../store/entry-keys.ts"
import type { KeyRange } from "../store/entry-keys.ts"
import type { TableStore } from "../store/table-store.ts"
import { sequenceNumber, sequenceOf } from "../store/table-stream.ts"
import { shardIdOf, streamOf } from "./describe-stream.ts"
import { horizonOf } from "./get-shard-iterator.ts"

/** How far an event source mapping has come in a stream. */
interface Consumer {
  /** The last sequence number that it has dealt with. */
  readonly after: number
  readonly hasEnded: boolean
}

/** What event source mappings ask for, and nobody over HTTP. */
export const mappingOperations: Readonly<Record<string, (store: TableStore, input: unknown) => Promise<object>>> = {
  EnsureConsumer: ensureConsumer,
  SaveConsumer: saveConsumer,
}

interface ConsumerRequest {
  readonly Consumer: string
  readonly StreamArn: string
}

/** The shards that a consumer has to read, and after which record; one that is new begins at `StartingPosition`. */
function ensureConsumer(store: TableStore, input: unknown): Promise<object> {
  // Only kinds call this.
  const request = input as ConsumerRequest & { readonly StartingPosition: string }
  return store.write((batch) => {
    const stream = streamOf(store, request.StreamArn)
    const key = consumerKey(request)
    const text = store.value(key)
    const start = request.StartingPosition === "LATEST" ? store.nextSequence : horizonOf(stream)
    const consumer: Consumer = text === undefined ? { after: start - 1, hasEnded: false } : JSON.parse(text)
    if (text === undefined) batch.put(key, JSON.stringify(consumer))
    const { after, hasEnded } = consumer
    const isWithin = after >= horizonOf(stream)
    return {
      Shards: hasEnded ? [] : [{ ShardId: shardIdOf(stream), ...(isWithin && { After: sequenceNumber(after) }) }],
    }
  })
}

/** Remembers how far a consumer has come. */
function saveConsumer(store: TableStore, input: unknown): Promise<object> {
  const request = input as ConsumerRequest & { readonly After?: string; readonly HasEnded: boolean }
  return store.write((batch) => {
    const after = request.After === undefined ? undefined : sequenceOf(request.After)
    const consumer: Consumer = { after: after ?? -1, hasEnded: request.HasEnded }
    batch.put(consumerKey(request), JSON.stringify(consumer))
    return {}
  })
}

/** Where the consumers of a stream are kept. */
export function consumersOf(streamArn: string): KeyRange {
  const lower = metaKey(`consumer:${streamArn}:`)
  return { lower, upper: endOf(lower) }
}

function consumerKey({ StreamArn, Consumer }: ConsumerRequest): Buffer {
  return metaKey(`consumer:${StreamArn}:${Consumer}`)
}
