import type { StreamRecord } from "./stream-record.ts"

/** A shard that is to be read, and from where on. */
export interface ShardPlace {
  readonly shardId: string
  /** The sequence number of the last record that was dealt with; absent: the shard is read from its beginning. */
  readonly after?: string
  /** Whether a shard of which nothing was dealt with is read from its end on. */
  readonly fromLatest?: true
}

/** The shards of a stream that can be read now: none whose parent is not done. */
export interface StreamShards {
  readonly streamArn: string
  readonly shards: readonly ShardPlace[]
}

export interface StreamPage {
  readonly records: readonly StreamRecord[]
  /** What the next page is asked for by; absent once the shard has ended. */
  readonly next?: string
}

/** What an event source mapping needs of a stream. */
export interface StreamReader {
  shards(): Promise<StreamShards>
  /** What a first page is asked for by. */
  open(place: ShardPlace): Promise<string>
  /** Rejects where `iterator` has expired, or what it leads to was deleted for its age. */
  read(iterator: string, limit: number): Promise<StreamPage>
  /** Remembers, over restarts, that all up to a record is dealt with; `hasEnded` where nothing follows in the shard. */
  save(place: ShardPlace, hasEnded: boolean): Promise<void>
}
