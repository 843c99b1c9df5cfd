/** Whether it is a name of the IANA database, as far as this Node.js knows them. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** What the clock shows at an instant, in milliseconds as if it were UTC. */
export function wallTimeOf(instant: number, timeZone: string): number {
  if (timeZone === "UTC") return instant
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"))
}

/** When the clock first shows a time; undefined where it leaves it out. */
export function toInstant(wallTime: number, timeZone: string): number | undefined {
  if (timeZone === "UTC") return wallTime
  const candidates = [-DAY_MS, DAY_MS].map((shift) => {
    const near = wallTime + shift
    return wallTime - (wallTimeOf(near, timeZone) - near)
  })
  return candidates.filter((instant) => wallTimeOf(instant, timeZone) === wallTime).toSorted((a, b) => a - b)[0]
}

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = "numeric" as const
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric }
  const format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...fields })
  formats.set(timeZone, format)
  return format
}
