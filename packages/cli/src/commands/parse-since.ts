import { UserError } from "../errors/user-error.ts"

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `10m` or a time, as milliseconds since 1970; throws `LOGS_SINCE_INVALID`. */
export function parseSince(text: string, now: number): number {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(text) ?? []
  const factor = unit === undefined ? undefined : UNITS[unit]
  if (amount !== undefined && factor !== undefined) return now - Number(amount) * factor
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new UserError("LOGS_SINCE_INVALID", `"${text}" is neither a span nor a time`, {
    hint: "Use 30s, 10m, 2h, 1d, or 2026-01-31T12:00:00Z.",
  })
}
