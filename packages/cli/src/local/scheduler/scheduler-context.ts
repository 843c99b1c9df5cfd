import { nextRun } from "../../model/schedule/next-run.ts"
import { parseSchedule } from "../../model/schedule/parse-schedule.ts"
import type { ScheduleRecord } from "./schedule-record.ts"
import type { ScheduleClock } from "./schedule-clock.ts"
import type { ScheduleStore } from "./schedule-store.ts"

/** What every operation works with. */
export interface SchedulerContext {
  readonly store: ScheduleStore
  readonly clock: ScheduleClock
  readonly region: string
  readonly accountId: string
  /** Milliseconds since the epoch. */
  now(): number
}

export function scheduleArn(
  { region, accountId }: Pick<SchedulerContext, "region" | "accountId">,
  { group, name }: Pick<ScheduleRecord, "group" | "name">,
): string {
  return `arn:aws:scheduler:${region}:${accountId}:schedule/${group}/${name}`
}

/** When it runs next after a time; undefined where it never does again, or is switched off. */
export function nextRunOf(record: ScheduleRecord, after: number): number | undefined {
  const { expression, timeZone, createdAt, startAt = createdAt, endAt = Infinity, state } = record
  const schedule = parseSchedule(expression)
  if (typeof schedule === "string" || state === "DISABLED") return undefined
  const from = Math.max(after, (record.startAt ?? 0) - 1)
  const next = nextRun(schedule, { timeZone, startAt }, from)
  return next !== undefined && next <= endAt ? next : undefined
}
