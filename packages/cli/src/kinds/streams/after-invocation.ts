import type { InvokeOutcome } from "@tsapi/framework/gateway"
import type { StreamMapping } from "./stream-mapping.ts"
import type { StreamBatch, StreamRecord } from "./stream-record.ts"

/** What an invocation leaves to do of its batch. */
export interface AfterInvocation {
  readonly done: readonly StreamRecord[]
  /** In their order. */
  readonly again: readonly StreamBatch[]
  readonly discarded?: StreamBatch
}

/**
 * What Lambda does after an invocation for records of a stream: all before the first record that failed is done; the rest
 * is tried again, split where that is asked for, or given up.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
export function afterInvocation(
  { records, failures }: StreamBatch,
  outcome: InvokeOutcome,
  { bisectOnError, retries = Number.POSITIVE_INFINITY }: Pick<StreamMapping, "bisectOnError" | "retries">,
): AfterInvocation {
  const first = firstFailure(records, outcome)
  if (first === undefined) return { done: records, again: [] }
  const [done, rest] = [records.slice(0, first), records.slice(first)]
  const before = first === 0 ? failures : 0
  if (bisectOnError && records.length > 1) {
    // A split costs no retry. What was reported as failed is split only when it fails again.
    const halves = first === 0 ? halve(rest) : [rest]
    return { done, again: halves.map((half) => ({ records: half, failures: before })) }
  }
  const batch = { records: rest, failures: before + 1 }
  return batch.failures > retries ? { done, again: [], discarded: batch } : { done, again: [batch] }
}

/** Where the first record is that failed; undefined where none did. An answer that makes no sense fails the batch. */
function firstFailure(records: readonly StreamRecord[], outcome: InvokeOutcome): number | undefined {
  if (!outcome.ok) return 0
  const { batchItemFailures = [] } = Object(outcome.payload ?? {}) as { readonly batchItemFailures?: unknown }
  if (batchItemFailures === null) return undefined
  if (!Array.isArray(batchItemFailures)) return 0
  const failed = batchItemFailures.map((failure: unknown) =>
    records.findIndex(({ sequenceNumber }) => sequenceNumber === Object(failure ?? {}).itemIdentifier),
  )
  if (failed.length === 0) return undefined
  return Math.max(0, Math.min(...failed))
}

function halve(records: readonly StreamRecord[]): readonly (readonly StreamRecord[])[] {
  const middle = Math.ceil(records.length / 2)
  return [records.slice(0, middle), records.slice(middle)]
}
