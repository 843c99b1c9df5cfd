import { describe, expect, it } from "vitest"
import { nextRun } from "./next-run.ts"
import { parseSchedule } from "./parse-schedule.ts"

function runs(expression: string, after: string, { timeZone = "UTC", count = 1 } = {}) {
  const schedule = parseSchedule(expression)
  if (typeof schedule === "string") throw new Error(schedule)
  const found: string[] = []
  let at = Date.parse(after)
  for (let index = 0; index < count; index++) {
    const next = nextRun(schedule, { timeZone, startAt: Date.parse("2026-01-01T00:00:00Z") }, at)
    if (next === undefined) break
    found.push(new Date(next).toISOString().slice(0, 16))
    at = next
  }
  return found
}

describe("the next run", () => {
  it.each([
    ["cron(0 12 * * ? *)", "2026-03-01T12:00:00Z", ["2026-03-02T12:00", "2026-03-03T12:00"]],
    ["cron(0/15 8-17 ? * MON-FRI *)", "2026-02-27T17:45:00Z", ["2026-03-02T08:00", "2026-03-02T08:15"]],
    ["cron(5,35 14 * * ? *)", "2026-03-01T14:05:00Z", ["2026-03-01T14:35", "2026-03-02T14:05"]],
    ["cron(0 0 L * ? *)", "2028-02-01T00:00:00Z", ["2028-02-29T00:00", "2028-03-31T00:00"]],
    ["cron(0 0 LW * ? *)", "2026-05-01T00:00:00Z", ["2026-05-29T00:00", "2026-06-30T00:00"]],
    ["cron(0 0 1W * ? *)", "2026-07-15T00:00:00Z", ["2026-08-03T00:00", "2026-09-01T00:00"]],
    ["cron(0 0 15W * ? *)", "2026-08-01T00:00:00Z", ["2026-08-14T00:00", "2026-09-15T00:00"]],
    ["cron(0 0 ? * 6L *)", "2026-03-01T00:00:00Z", ["2026-03-27T00:00", "2026-04-24T00:00"]],
    ["cron(0 0 ? * TUE#2 *)", "2026-03-01T00:00:00Z", ["2026-03-10T00:00", "2026-04-14T00:00"]],
    ["cron(0 0 29 FEB ? *)", "2026-03-01T00:00:00Z", ["2028-02-29T00:00", "2032-02-29T00:00"]],
    ["cron(0 0 1 1 ? 2027-2029/2)", "2026-03-01T00:00:00Z", ["2027-01-01T00:00", "2029-01-01T00:00"]],
    ["cron(0 0 31 2 ? *)", "2026-03-01T00:00:00Z", []],
    ["rate(90 minutes)", "2026-01-01T02:00:00Z", ["2026-01-01T03:00", "2026-01-01T04:30"]],
    ["rate(1 day)", "2025-12-01T00:00:00Z", ["2026-01-01T00:00", "2026-01-02T00:00"]],
    ["at(2026-03-01T10:00:00)", "2026-03-01T09:00:00Z", ["2026-03-01T10:00"]],
    ["at(2026-03-01T10:00:00)", "2026-03-01T10:00:00Z", []],
  ])("of %s after %s is %j", (expression, after, expected) => {
    expect(runs(expression, after, { count: 2 })).toEqual(expected)
  })

  it("follows the clock of a time zone: what it leaves out is skipped, what it has twice runs once", () => {
    const timeZone = "Europe/Berlin"
    const half = "cron(30 2 * * ? *)"
    expect(runs(half, "2026-03-27T12:00:00Z", { timeZone, count: 2 })).toEqual(["2026-03-28T01:30", "2026-03-30T00:30"])
    expect(runs(half, "2026-10-24T12:00:00Z", { timeZone, count: 2 })).toEqual(["2026-10-25T00:30", "2026-10-26T01:30"])
    expect(runs("at(2026-07-01T00:00:00)", "2026-01-01T00:00:00Z", { timeZone })).toEqual(["2026-06-30T22:00"])
    expect(runs("cron(0 0 1 * ? *)", "2026-06-30T16:00:00Z", { timeZone: "Pacific/Kiritimati" })).toEqual([
      "2026-07-31T10:00",
    ])
  })
})

describe("a schedule expression", () => {
  it.each([
    ["rate(1 minutes)", "with 1 it is rate(1 minute)"],
    ["rate(5 minute)", "with 5 it is rate(5 minutes)"],
    ["rate(0 hours)", "is no rate"],
    ["rate(5 weeks)", "is no rate"],
    ["every(5 minutes)", "is no schedule"],
    ["cron(0 12 * * *)", "has 5 fields"],
    ["cron(0 12 * * * *)", "exactly one of them must be ?"],
    ["cron(0 12 ? * ? *)", "exactly one of them must be ?"],
    ["cron(60 12 * * ? *)", 'has "60" for its minutes; use values from 0 to 59'],
    ["cron(0 24 * * ? *)", 'has "24" for its hours'],
    ["cron(0 12 32 * ? *)", 'has "32" for its day-of-month'],
    ["cron(0 12 * 13 ? *)", "use values from 1 to 12 or JAN to DEC"],
    ["cron(0 12 ? * 0 *)", "use values from 1 to 7 or SUN to SAT"],
    ["cron(0 12 ? * MON#6 *)", 'has "MON#6" for its day-of-week'],
    ["cron(0 12 * * ? 2200)", 'has "2200" for its year'],
    ["cron(10-5 12 * * ? *)", 'has "10-5" for its minutes'],
    ["at(2026-02-30T10:00:00)", "is no time"],
    ["at(2026-03-01)", "is no time"],
  ])("%s is refused: %s", (expression, problem) => {
    expect(parseSchedule(expression)).toContain(problem)
  })
})
