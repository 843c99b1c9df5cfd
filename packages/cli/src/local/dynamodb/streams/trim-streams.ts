import { consumersOf } from "./consumers.ts"
import { endOf, recordKey, spacePrefix } from "../store/entry-keys.ts"
import type { StreamRecord } from "../store/stream-record.ts"
import type { TableStore } from "../store/table-store.ts"
import type { TableStream } from "../store/table-stream.ts"
import { sequenceOf } from "../store/table-stream.ts"

const RETENTION_MS = 24 * 60 * 60 * 1000

/** Deletes the records that are a day old at `now` (milliseconds), and the streams that were disabled as long ago. */
export async function trimStreams(store: TableStore, now: number): Promise<void> {
  for (const stream of store.streams.values()) {
    if (stream.closed && stream.closed.at + RETENTION_MS <= now) await drop(store, stream)
    else if ((await oldSequences(store, stream, { now, limit: 1 })).length > 0) await trim(store, stream.arn, now)
  }
}

async function drop(store: TableStore, stream: TableStream): Promise<void> {
  await store.write((batch) => {
    batch.dropStream(stream)
    batch.clearedRanges.push(consumersOf(stream.arn))
  })
}

async function trim(store: TableStore, arn: string, now: number): Promise<void> {
  await store.write(async (batch) => {
    // It may have been disabled since the sweep began.
    const stream = store.streams.get(arn)
    if (!stream) return
    const sequences = await oldSequences(store, stream, { now })
    for (const sequence of sequences) batch.delete(recordKey(stream.space, sequence))
    const trimmed = sequences.at(-1)
    if (trimmed !== undefined) batch.saveStream({ ...stream, trimmed })
  })
}

async function oldSequences(
  store: TableStore,
  { space }: TableStream,
  { now, limit }: { readonly now: number; readonly limit?: number },
): Promise<readonly number[]> {
  const lower = spacePrefix(space)
  const sequences: number[] = []
  for await (const text of store.values({ lower, upper: endOf(lower) }, limit === undefined ? {} : { limit })) {
    const { dynamodb }: StreamRecord = JSON.parse(text)
    const sequence = sequenceOf(dynamodb.SequenceNumber)
    if (sequence === undefined || dynamodb.ApproximateCreationDateTime * 1000 + RETENTION_MS > now) break
    sequences.push(sequence)
  }
  return sequences
}
