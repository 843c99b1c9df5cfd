export interface LocalClock {
  /** `14:03:27` where the developer is. */
  localTime(epochMs: number): string
  restore(): void
}

/**
 * Sets the process to UTC, as Lambda is: threads cannot have a time zone of their own. Call it before they start; the
 * developer's own time is kept for the log.
 */
export function useUtc(): LocalClock {
  const before = process.env["TZ"]
  const offsetMs = new Date().getTimezoneOffset() * 60_000
  process.env["TZ"] = "UTC"

  let second = 0
  let text = ""
  return {
    localTime(epochMs) {
      const current = Math.floor(epochMs / 1000)
      if (current !== second) {
        second = current
        text = new Date(epochMs - offsetMs).toISOString().slice(11, 19)
      }
      return text
    },
    restore() {
      if (before === undefined) delete process.env["TZ"]
      else process.env["TZ"] = before
    },
  }
}
