import { type CronFields, parseCronFields } from "./cron-fields.ts"

/** What a schedule expression says. */
export type Schedule =
  | { readonly type: "rate"; readonly everyMs: number }
  | { readonly type: "cron"; readonly fields: CronFields }
  /** Once, at a time of the clock: milliseconds, as if it were UTC. */
  | { readonly type: "at"; readonly wallTime: number }

const UNITS_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Reads a schedule expression; a text says what EventBridge Scheduler would not take of it. */
export function parseSchedule(expression: string): Schedule | string {
  const [, kind, inner = ""] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? []
  if (kind === "rate") return parseRate(inner)
  if (kind === "at") return parseAt(inner)
  if (kind !== "cron") return "is no schedule; use rate(5 minutes), cron(0 12 * * ? *) or at(2026-03-01T10:00:00)"
  const fields = parseCronFields(inner)
  return typeof fields === "string" ? fields : { type: "cron", fields }
}

function parseRate(inner: string): Schedule | string {
  const [, count = "", unit = "", plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(inner) ?? []
  const unitMs = UNITS_MS[unit]
  if (unitMs === undefined || Number(count) < 1)
    return "is no rate; use a number and a unit: rate(1 hour), rate(5 minutes)"
  if ((Number(count) === 1) === (plural === "s")) {
    const right = Number(count) === 1 ? unit : `${unit}s`
    return `has the unit ${unit}${plural}; with ${count} it is rate(${count} ${right})`
  }
  return { type: "rate", everyMs: Number(count) * unitMs }
}

function parseAt(inner: string): Schedule | string {
  const wallTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner) ? Date.parse(`${inner}Z`) : Number.NaN
  // Date.parse takes the 31st of any month.
  if (Number.isNaN(wallTime) || !new Date(wallTime).toISOString().startsWith(inner))
    return "is no time; use at(yyyy-mm-ddThh:mm:ss), in the schedule's time zone"
  return { type: "at", wallTime }
}
