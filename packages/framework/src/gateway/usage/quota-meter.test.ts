import { describe, expect, it } from "vitest"
import { createQuotaMeter, periodOf } from "./quota-meter.ts"

const at = (text: string) => Date.parse(text)

/** Whether two times are in one period. */
function together(quota: Parameters<typeof periodOf>[1], one: string, other: string): boolean {
  return periodOf(at(one), quota) === periodOf(at(other), quota)
}

describe("the period of a quota", () => {
  it("of a day begins at midnight, UTC", () => {
    const day = { period: "DAY", offset: 0 } as const
    expect(together(day, "2026-03-01T00:00:00Z", "2026-03-01T23:59:59.999Z")).toBe(true)
    expect(together(day, "2026-03-01T23:59:59.999Z", "2026-03-02T00:00:00Z")).toBe(false)
  })

  it("of a week begins on Sunday, or as many days later as offset says", () => {
    const sunday = { period: "WEEK", offset: 0 } as const
    expect(together(sunday, "2026-03-01T00:00:00Z", "2026-03-07T23:59:59Z")).toBe(true)
    expect(together(sunday, "2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z")).toBe(false)

    const monday = { period: "WEEK", offset: 1 } as const
    expect(together(monday, "2026-03-02T00:00:00Z", "2026-03-08T23:59:59Z")).toBe(true)
    expect(together(monday, "2026-03-01T23:59:59Z", "2026-03-02T00:00:00Z")).toBe(false)
  })

  it("of a month begins on the first, or as many days later as offset says", () => {
    const first = { period: "MONTH", offset: 0 } as const
    expect(together(first, "2026-02-01T00:00:00Z", "2026-02-28T23:59:59Z")).toBe(true)
    expect(together(first, "2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z")).toBe(false)

    const fifteenth = { period: "MONTH", offset: 14 } as const
    expect(together(fifteenth, "2026-02-15T00:00:00Z", "2026-03-14T23:59:59Z")).toBe(true)
    expect(together(fifteenth, "2026-03-14T23:59:59Z", "2026-03-15T00:00:00Z")).toBe(false)
  })
})

describe("a quota", () => {
  it("lets limit requests pass in each period, and does not count those it refuses", () => {
    const meter = createQuotaMeter({ limit: 2, period: "DAY", offset: 0 })
    const monday = at("2026-03-02T10:00:00Z")
    expect([meter(monday), meter(monday), meter(monday), meter(monday)]).toEqual([true, true, false, false])

    const tuesday = at("2026-03-03T00:00:00Z")
    expect([meter(tuesday), meter(tuesday), meter(tuesday)]).toEqual([true, true, false])
  })
})
