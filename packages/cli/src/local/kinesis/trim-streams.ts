import type { Change } from "../state/state-store.ts"
import type { KinesisContext } from "./kinesis-operation.ts"
import type { KinesisRecord } from "./kinesis-stream.ts"

const MOST_AT_ONCE = 10_000

/** Deletes the records that are older than their streams keep them. */
export async function trimStreams({ store, now }: KinesisContext): Promise<void> {
  for (const stream of store.streams.values()) {
    const horizon = (now() - stream.retentionHours * 3_600_000) / 1000
    for (const shard of stream.shards) {
      const changes: Change[] = []
      for await (const [key, text] of store.records(stream, shard, shard.start, MOST_AT_ONCE)) {
        const record: KinesisRecord = JSON.parse(text)
        if (record.ApproximateArrivalTimestamp >= horizon) break
        changes.push({ type: "del", key })
      }
      await store.state.commit(changes)
    }
  }
}
