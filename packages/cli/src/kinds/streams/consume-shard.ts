import { createHash } from "node:crypto"
import { matchesPattern } from "../../model/event-pattern/matches-pattern.ts"
import { type BatchOptions, processBatch } from "./process-batch.ts"
import { RecordLane } from "./record-lane.ts"
import { ShardProgress } from "./shard-progress.ts"
import type { StreamMapping } from "./stream-mapping.ts"
import type { ShardPlace, StreamPage, StreamReader } from "./stream-reader.ts"
import type { StreamRecord } from "./stream-record.ts"
import { pause, type StreamTiming } from "./stream-timing.ts"

export interface ShardOptions extends Pick<BatchOptions, "invoke" | "discard"> {
  readonly reader: StreamReader
  readonly mapping: StreamMapping
  readonly timing: StreamTiming
  readonly signal: AbortSignal
}

/** A lane whose function fails holds up the others once this many batches of each have been read. */
const BATCHES_AHEAD = 10

/** Takes the records of one shard until it ends or the signal aborts; resolves when no invocation is under way. */
export async function consumeShard(start: ShardPlace, options: ShardOptions): Promise<void> {
  const { reader, mapping, timing, signal } = options
  const { parallelization, batchSize, filters } = mapping
  const lanes = Array.from({ length: parallelization }, () => new RecordLane(mapping))
  const progress = new ShardProgress()
  // Ends the lanes when the shard has ended and nothing of it is left.
  const end = new AbortController()
  const stop = AbortSignal.any([signal, end.signal])
  const { shardId, after } = start
  const place = (sequenceNumber = after): ShardPlace =>
    sequenceNumber === undefined ? start : { shardId, after: sequenceNumber }
  let saved = after
  let lastRead = after

  async function finish(records: readonly StreamRecord[]): Promise<void> {
    for (const { sequenceNumber } of records) progress.finish(sequenceNumber)
    const { reached } = progress
    if (reached === undefined || reached === saved) return
    saved = reached
    await reader.save(place(reached), false)
  }

  async function serve(lane: RecordLane): Promise<void> {
    while (!stop.aborted) {
      const batch = await lane.take(stop)
      if (batch.length > 0) await processBatch(batch, { ...options, finish })
    }
  }

  async function takePage({ records }: StreamPage): Promise<void> {
    const refused: StreamRecord[] = []
    for (const record of records) {
      progress.begin(record.sequenceNumber)
      lastRead = record.sequenceNumber
      if (passes(record, filters)) lanes[laneOf(record, parallelization)]?.add(record)
      else refused.push(record)
    }
    await finish(refused)
  }

  async function fetch(): Promise<void> {
    let next = await open()
    while (next !== undefined && !signal.aborted) {
      if (progress.unfinished >= batchSize * parallelization * BATCHES_AHEAD) {
        await pause(timing.pollMs, signal)
        continue
      }
      // An iterator expires, as when the machine sleeps; a stream that is gone has nothing more to give.
      const page = await reader.read(next, Math.min(1000, batchSize * parallelization)).catch(() => undefined)
      if (page) await takePage(page)
      if (!page || page.records.length === 0) await pause(timing.pollMs, signal)
      next = page ? page.next : await open()
    }
    while (progress.unfinished > 0 && !signal.aborted) await pause(timing.pollMs, signal)
    if (!signal.aborted) await reader.save(place(progress.reached), true)
    end.abort()
  }

  async function open(): Promise<string | undefined> {
    while (!signal.aborted) {
      const iterator = await reader.open(place(lastRead)).catch(() => undefined)
      if (iterator !== undefined) return iterator
      await pause(timing.longestRetryMs, signal)
    }
    return undefined
  }

  await Promise.all([fetch(), ...lanes.map(serve)])
}

/** As Lambda does: a record passes where it fits one of the patterns, or there are none. */
function passes({ event, filtered = event }: StreamRecord, filters: StreamMapping["filters"]): boolean {
  return filters.length === 0 || filters.some((filter) => matchesPattern(filter, filtered))
}

function laneOf({ partitionKey }: StreamRecord, lanes: number): number {
  return lanes === 1 ? 0 : createHash("md5").update(partitionKey).digest().readUInt32BE() % lanes
}
