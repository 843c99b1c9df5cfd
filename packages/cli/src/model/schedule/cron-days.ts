import { fieldFault, parseValues, valueOf, type ValueRange } from "./cron-values.ts"

/** Whether a day is one of those; `month` 1 is January. */
export type CronDays = (year: number, month: number, day: number) => boolean

const MONTH_DAYS: ValueRange = { name: "day-of-month", from: 1, to: 31 }
const WEEK_DAYS: ValueRange = {
  ...{ name: "day-of-week", from: 1, to: 7 },
  names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
}

/** The days that the two fields for days stand for, of which one must be `?`; a text says what is wrong. */
export function parseCronDays(dayOfMonth: string, dayOfWeek: string): CronDays | string {
  if ((dayOfMonth === "?") === (dayOfWeek === "?"))
    return `has "${dayOfMonth}" for its day-of-month and "${dayOfWeek}" for its day-of-week; exactly one of them must be ?`
  return dayOfWeek === "?" ? parseMonthDays(dayOfMonth) : parseWeekDays(dayOfWeek)
}

function parseMonthDays(field: string): CronDays | string {
  if (field === "L") return (year, month, day) => day === lastDay(year, month)
  if (field === "LW") return (year, month, day) => day === nearestWeekday(year, month, lastDay(year, month))
  const [, near] = /^(\d+)W$/.exec(field) ?? []
  if (near !== undefined) {
    const wanted = valueOf(near, MONTH_DAYS)
    if (wanted === undefined) return fieldFault(field, MONTH_DAYS)
    return (year, month, day) => wanted <= lastDay(year, month) && day === nearestWeekday(year, month, wanted)
  }
  const days = parseValues(field, MONTH_DAYS)
  return typeof days === "string" ? days : (_year, _month, day) => days.includes(day)
}

function parseWeekDays(field: string): CronDays | string {
  if (field === "L") return (year, month, day) => weekDay(year, month, day) === 7
  const [, named, last, ordinal] = /^(\w+?)(?:(L)|#(\d))$/.exec(field) ?? []
  if (named !== undefined) {
    const wanted = valueOf(named, WEEK_DAYS)
    const which = Number(ordinal ?? 1)
    if (wanted === undefined || which < 1 || which > 5) return fieldFault(field, WEEK_DAYS)
    if (last === undefined)
      return (year, month, day) => weekDay(year, month, day) === wanted && Math.ceil(day / 7) === which
    return (year, month, day) => weekDay(year, month, day) === wanted && day + 7 > lastDay(year, month)
  }
  const days = parseValues(field, WEEK_DAYS)
  return typeof days === "string" ? days : (year, month, day) => days.includes(weekDay(year, month, day))
}

/** 1 is Sunday. */
function weekDay(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The day from Monday to Friday that is nearest, in the same month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const onDay = weekDay(year, month, day)
  if (onDay === 7) return day === 1 ? 3 : day - 1
  if (onDay === 1) return day === lastDay(year, month) ? day - 2 : day + 1
  return day
}
