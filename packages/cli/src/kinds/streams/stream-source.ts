import type { LocalEventSource } from "../../model/local-emulator.ts"
import { consumeShard } from "./consume-shard.ts"
import { failureRecord } from "./failure-record.ts"
import type { StreamMapping } from "./stream-mapping.ts"
import type { ShardPlace, StreamReader } from "./stream-reader.ts"
import type { StreamRecord } from "./stream-record.ts"
import { pause, streamTiming, type StreamTiming } from "./stream-timing.ts"

export interface StreamSourceOptions {
  readonly mapping: StreamMapping
  readonly reader: StreamReader
  /** What a record of failure calls the batch: `DDBStreamBatchInfo`. */
  readonly batchInfo: string
  /** Default: as on Lambda. */
  readonly timing?: StreamTiming
  /** Where records go that are given up, with what is said of them; absent: nowhere. */
  sendFailure?(failure: Failure): Promise<void>
}

export interface Failure {
  readonly shardId: string
  readonly record: object
  /** The event that the function was invoked with, or would have been. */
  readonly event: object
  /** When it was given up: milliseconds since 1970. */
  readonly now: number
}

/** Invokes a function with the records of a stream as Lambda's event source mapping does. */
export function streamSource(options: StreamSourceOptions): LocalEventSource {
  const { mapping, reader, batchInfo, timing = streamTiming, sendFailure } = options
  const { functionId, functionArn } = mapping
  const send = async (failure: Failure) => {
    if (!sendFailure) return true
    return sendFailure(failure).then(
      () => true,
      () => false,
    )
  }
  return {
    async run(served, signal) {
      const running = new Map<string, Promise<void>>()
      const consume = (place: ShardPlace, streamArn: string) =>
        consumeShard(place, {
          ...{ reader, mapping, timing, signal },
          invoke: (records) => served.invoke(functionId, toEvent(records)),
          async discard(discarded) {
            const { shardId } = place
            const now = timing.now()
            const source = { functionArn, streamArn, shardId, batchInfo, now }
            const event = toEvent(discarded.records)
            const failure = { shardId, record: failureRecord(discarded, source), event, now }
            // What cannot be sent is not forgotten: the shard waits.
            let isSent = await send(failure)
            while (!isSent && !signal.aborted) {
              await pause(timing.longestRetryMs, signal)
              isSent = await send(failure)
            }
            return isSent
          },
        })
      try {
        while (!signal.aborted) {
          // The table may have been deleted at run time.
          const { streamArn, shards } = await reader.shards().catch(() => ({ streamArn: "", shards: [] }))
          for (const place of shards) {
            if (!running.has(place.shardId)) running.set(place.shardId, consume(place, streamArn))
          }
          // Shards follow others: one that ends may have made room for its children.
          await Promise.race([...running.values(), pause(timing.longestRetryMs, signal)])
          await pause(timing.pollMs, signal)
        }
        await Promise.all(running.values())
      } catch (error) {
        // The stream's service may have ended already.
        if (!signal.aborted) throw error
      }
    },
  }
}

function toEvent(records: readonly StreamRecord[]): object {
  return { Records: records.map(({ event }) => event) }
}
