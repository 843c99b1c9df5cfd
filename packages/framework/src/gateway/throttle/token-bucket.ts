import type { ApiThrottle } from "../api-description.ts"

/** Says whether a request that comes at a time (milliseconds) finds a token, and takes it. */
export type TokenBucket = (time: number) => boolean

/** A bucket that begins full. */
export function createTokenBucket({ rate, burst }: ApiThrottle): TokenBucket {
  let tokens = burst
  let filledAt = -Infinity
  return (time) => {
    if (time > filledAt) {
      // A new bucket has no time to be filled since.
      if (filledAt > -Infinity) tokens = Math.min(burst, tokens + ((time - filledAt) / 1000) * rate)
      filledAt = time
    }
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
