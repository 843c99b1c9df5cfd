/** When something runs: `rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2026-03-01T10:00:00)`. */
export type ScheduleExpression = RateExpression | CronExpression | AtExpression

export type RateExpression = `rate(1 ${RateUnit})` | `rate(${number} ${RateUnit}s)`

/** Minutes, hours, day of month, month, day of week and year, of which one of the days is `?`. */
export type CronExpression = `cron(${string} ${string} ${string} ${string} ${string} ${string})`

/** Once, in the schedule's time zone. */
export type AtExpression = `at(${number}-${number}-${number}T${number}:${number}:${number})`

export type RateUnit = "minute" | "hour" | "day"

/**
 * Again and again: `rate(5, "minutes")` is `rate(5 minutes)`, `rate(1, "days")` is `rate(1 day)`.
 *
 * Throws a RangeError for what is no whole number of 1 or more.
 */
export function rate(count: number, unit: RateUnit | `${RateUnit}s`): RateExpression {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`rate(${count}, "${unit}"): use a whole number of 1 or more.`)
  // The unit says what is left of it.
  const singular = unit.replace(/s$/, "") as RateUnit
  return count === 1 ? `rate(1 ${singular})` : `rate(${count} ${singular}s)`
}

/** Fields of a cron expression; what is left out is every one of its kind. */
export interface CronOptions {
  /** 0 to 59: `0`, `"0/15"`. Default 0. */
  readonly minute?: number | string
  /** 0 to 23: `12`, `"8-17"`. Default every hour. */
  readonly hour?: number | string
  /** 1 to 31: `1`, `"L"` for the last, `"15W"` for the weekday that is nearest. Not together with `dayOfWeek`. */
  readonly dayOfMonth?: number | string
  /** 1 to 12 or `JAN` to `DEC`. */
  readonly month?: number | string
  /** 1 to 7, which are Sunday to Saturday, or `SUN` to `SAT`: `"MON-FRI"`, `"FRI#2"` for the second, `"6L"` for the last. */
  readonly dayOfWeek?: number | string
  /** 1970 to 2199. */
  readonly year?: number | string
}

/** On a calendar: `cron({ hour: 8, dayOfWeek: "MON-FRI" })` is `cron(0 8 ? * MON-FRI *)`. */
export function cron({
  minute = 0,
  hour = "*",
  dayOfMonth,
  month = "*",
  dayOfWeek,
  year = "*",
}: CronOptions): CronExpression {
  const day = dayOfMonth ?? (dayOfWeek === undefined ? "*" : "?")
  return `cron(${minute} ${hour} ${day} ${month} ${dayOfWeek ?? "?"} ${year})`
}

/**
 * Once: a `Date` in UTC, to the second, or a text in the schedule's time zone.
 *
 * Throws a RangeError for what is no time.
 */
export function at(time: Date | `${number}-${number}-${number}T${number}:${number}:${number}`): AtExpression {
  const text = typeof time === "string" ? time : time.toISOString().slice(0, 19)
  // The type's form was written, or a Date writes it.
  return `at(${text})` as AtExpression
}
