import type { ApiQuota } from "../api-description.ts"

/** Says whether a request at a time (milliseconds) is within the quota, and counts it if so. */
export type QuotaMeter = (time: number) => boolean

export function createQuotaMeter(quota: ApiQuota): QuotaMeter {
  let period = Number.NaN
  let used = 0
  return (time) => {
    const current = periodOf(time, quota)
    if (current !== period) {
      period = current
      used = 0
    }
    if (used >= quota.limit) return false
    used += 1
    return true
  }
}

/**
 * The number of the period that a time is in. † Periods are those of the calendar in UTC; `Offset`, which the API reference
 * calls a number of requests, is checked by API Gateway as one of days: 0 to 6 in a week, which begins on Sunday, and 0 to 27
 * in a month.
 */
export function periodOf(time: number, { period, offset }: Pick<ApiQuota, "period" | "offset">): number {
  const day = Math.floor(time / DAY_MS)
  if (period === "DAY") return day
  if (period === "WEEK") return Math.floor((day + EPOCH_WEEKDAY - offset) / 7)
  const shifted = new Date(time - offset * DAY_MS)
  return shifted.getUTCFullYear() * 12 + shifted.getUTCMonth()
}

const DAY_MS = 86_400_000
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4
