import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { afterInvocation } from "./after-invocation.ts"
import type { StreamMapping } from "./stream-mapping.ts"
import type { StreamBatch, StreamRecord } from "./stream-record.ts"
import { pause, retryDelay, type StreamTiming } from "./stream-timing.ts"

export type DiscardReason = "RetryAttemptsExhausted" | "RecordAgeExceeded"

/** What is given up, with what is known of its last invocation. */
export interface Discarded extends StreamBatch {
  readonly reason: DiscardReason
  /** Absent where it was never tried. */
  readonly outcome?: InvokeOutcome
}

export interface BatchOptions {
  readonly mapping: Pick<StreamMapping, "bisectOnError" | "retries" | "maximumRecordAgeMs">
  readonly timing: StreamTiming
  readonly signal: AbortSignal
  invoke(records: readonly StreamRecord[]): Promise<InvokeOutcome>
  /** Each record is finished once: it was processed, or given up. */
  finish(records: readonly StreamRecord[]): Promise<void>
  /** Resolves to whether that was told to whom it concerns; the records stay unfinished otherwise. */
  discard(discarded: Discarded): Promise<boolean>
}

/** Invokes the function with a batch until all of it is processed or given up, or the signal aborts. */
export async function processBatch(records: readonly StreamRecord[], options: BatchOptions): Promise<void> {
  const { mapping, timing, signal } = options
  const work: StreamBatch[] = [{ records, failures: 0 }]
  let last: InvokeOutcome | undefined
  while (!signal.aborted) {
    const batch = work.shift()
    if (!batch) return
    const { old, young } = byAge(batch, mapping, timing)
    if (old.length > 0) {
      await giveUp({ ...batch, records: old, reason: "RecordAgeExceeded", ...(last && { outcome: last }) }, options)
    }
    if (young.length === 0) continue

    const outcome = await options.invoke(young)
    const { done, again, discarded } = afterInvocation({ ...batch, records: young }, outcome, mapping)
    await options.finish(done)
    if (discarded) await giveUp({ ...discarded, reason: "RetryAttemptsExhausted", outcome }, options)
    work.unshift(...again)
    last = again.length > 0 ? outcome : undefined
    const [next] = again
    if (next) await pause(retryDelay(next.failures, timing), signal)
  }
}

async function giveUp(discarded: Discarded, { discard, finish }: BatchOptions): Promise<void> {
  if (await discard(discarded)) await finish(discarded.records)
}

function byAge(
  { records }: StreamBatch,
  { maximumRecordAgeMs = Number.POSITIVE_INFINITY }: Pick<StreamMapping, "maximumRecordAgeMs">,
  timing: StreamTiming,
): { readonly old: readonly StreamRecord[]; readonly young: readonly StreamRecord[] } {
  const oldest = timing.now() - maximumRecordAgeMs
  const first = records.findIndex(({ arrivedAt }) => arrivedAt >= oldest)
  return first < 0 ? { old: records, young: [] } : { old: records.slice(0, first), young: records.slice(first) }
}
