import type { CronFields } from "./cron-fields.ts"
import type { Schedule } from "./parse-schedule.ts"
import { toInstant, wallTimeOf } from "./time-zone.ts"

export interface ScheduleTimes {
  /** `Europe/Berlin`; `UTC`. */
  readonly timeZone: string
  /** What a rate counts from, in milliseconds since the epoch. */
  readonly startAt: number
}

/** When a schedule runs next after a time; both in milliseconds since the epoch. Undefined where it never does again. */
export function nextRun(schedule: Schedule, { timeZone, startAt }: ScheduleTimes, after: number): number | undefined {
  if (schedule.type === "cron") return nextCronRun(schedule.fields, timeZone, after)
  if (schedule.type === "at") {
    const time = toInstant(schedule.wallTime, timeZone)
    return time !== undefined && time > after ? time : undefined
  }
  if (after < startAt) return startAt
  return startAt + (Math.floor((after - startAt) / schedule.everyMs) + 1) * schedule.everyMs
}

function nextCronRun(fields: CronFields, timeZone: string, after: number): number | undefined {
  const now = new Date(wallTimeOf(after, timeZone))
  const [thisYear, thisMonth, today] = [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()]
  for (const year of fields.years) {
    if (year < thisYear) continue
    for (const month of fields.months) {
      if (year === thisYear && month < thisMonth) continue
      const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
      const firstDay = year === thisYear && month === thisMonth ? today : 1
      for (let day = firstDay; day <= lastDay; day++) {
        if (!fields.isOn(year, month, day)) continue
        const found = firstTimeOf(fields, { timeZone, after, date: Date.UTC(year, month - 1, day) })
        if (found !== undefined) return found
      }
    }
  }
  return undefined
}

interface Day {
  readonly timeZone: string
  readonly after: number
  /** Its midnight, as if it were UTC. */
  readonly date: number
}

// A time that the clock leaves out in spring is skipped; one that it has twice in autumn counts once.
function firstTimeOf({ hours, minutes }: CronFields, { timeZone, after, date }: Day): number | undefined {
  for (const hour of hours) {
    for (const minute of minutes) {
      const time = toInstant(date + (hour * 60 + minute) * 60_000, timeZone)
      if (time !== undefined && time > after) return time
    }
  }
  return undefined
}
