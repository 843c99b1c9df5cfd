import { type CronDays, parseCronDays } from "./cron-days.ts"
import { parseValues } from "./cron-values.ts"

/** A cron expression of EventBridge Scheduler, read. */
export interface CronFields {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  /** 1 is January. */
  readonly months: readonly number[]
  readonly years: readonly number[]
  isOn: CronDays
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

/**
 * Reads the six fields of `cron(minutes hours day-of-month month day-of-week year)`; a text says what is wrong with them.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function parseCronFields(text: string): CronFields | string {
  const fields = text.trim().split(/\s+/)
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields
  if (fields.length !== 6)
    return `has ${fields.length} fields; cron has minutes hours day-of-month month day-of-week year`
  const minutes = parseValues(minute, { name: "minutes", from: 0, to: 59 })
  if (typeof minutes === "string") return minutes
  const hours = parseValues(hour, { name: "hours", from: 0, to: 23 })
  if (typeof hours === "string") return hours
  const months = parseValues(month, { name: "month", from: 1, to: 12, names: MONTHS })
  if (typeof months === "string") return months
  const years = parseValues(year, { name: "year", from: 1970, to: 2199 })
  if (typeof years === "string") return years
  const isOn = parseCronDays(dayOfMonth, dayOfWeek)
  if (typeof isOn === "string") return isOn
  return { minutes, hours, months, years, isOn }
}
