import { UserError } from "../errors/user-error.ts"

const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** `15m` in seconds. */
export function parseDuration(text: string): number {
  const [, digits, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  const seconds = Number(digits) * (units[unit as keyof typeof units] ?? Number.NaN)
  if (seconds > 0) return seconds
  const hint = "Use a number and a unit, such as 90s, 15m, 1h or 7d."
  throw new UserError("TOKEN_DURATION_INVALID", `--expires is "${text}"`, { hint })
}
