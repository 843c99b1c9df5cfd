import type { AslRetrier } from "./asl.ts"
import { meansError } from "./state-error.ts"

/** When a failed state is tried again, and how often each retrier was used then; undefined where it is not. */
export function nextRetry(
  retriers: readonly AslRetrier[],
  error: string,
  used: readonly number[] = [],
): { readonly delaySeconds: number; readonly retries: readonly number[] } | undefined {
  const index = retriers.findIndex(({ ErrorEquals }) => meansError(ErrorEquals, error))
  const retrier = retriers[index]
  if (!retrier) return undefined
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds = Infinity, JitterStrategy } = retrier
  const count = used[index] ?? 0
  if (count >= MaxAttempts) return undefined
  const delay = Math.min(IntervalSeconds * BackoffRate ** count, MaxDelaySeconds)
  return {
    delaySeconds: JitterStrategy === "FULL" ? Math.random() * delay : delay,
    retries: retriers.map((_retrier, at) => (used[at] ?? 0) + (at === index ? 1 : 0)),
  }
}
