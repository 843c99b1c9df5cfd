import { setTimeout } from "node:timers/promises"

/** When a stream is looked at again, in milliseconds. */
export interface StreamTiming {
  readonly pollMs: number
  /** After a batch failed for the first time; each further time it is twice as long. */
  readonly firstRetryMs: number
  readonly longestRetryMs: number
  now(): number
}

export const streamTiming: StreamTiming = {
  // Lambda looks at a shard of DynamoDB four times a second.
  pollMs: 250,
  firstRetryMs: 250,
  longestRetryMs: 10_000,
  now: Date.now,
}

/** Resolves after some milliseconds, or when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}

/** How long to wait after so many failures. */
export function retryDelay(failures: number, { firstRetryMs, longestRetryMs }: StreamTiming): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, failures - 1))
}
