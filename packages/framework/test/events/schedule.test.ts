import { describe, expect, expectTypeOf, it } from "vitest"
import { App, at, createLambdaHandler, cron, rate, schedule, type ScheduledRun } from "../../src/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-CleanerClean", timeoutSeconds: 3 })

function event(expression: string, input?: unknown) {
  return {
    expression,
    ...(input !== undefined && { input }),
    scheduleArn: "arn:aws:scheduler:us-east-1:123456789012:schedule/default/shop-dev-CleanerClean",
    scheduledTime: "2026-03-02T07:00:00Z",
    executionId: "d32c5kddcf5bb8c3",
    attemptNumber: "2",
  }
}

describe("@schedule", () => {
  it("runs the method for each of its schedules, with the input of that one", async () => {
    const seen: unknown[] = []
    class Cleaner {
      @schedule(rate(5, "minutes"))
      @schedule(cron({ hour: 8, dayOfWeek: "MON-FRI" }), { timeZone: "Europe/Berlin", input: { full: true } })
      clean({ scheduledTime, name, attempt, input }: ScheduledRun) {
        seen.push([scheduledTime, name, attempt, input])
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Cleaner] }))
    await handler(event("rate(5 minutes)"), context)
    await handler(event("cron(0 8 ? * MON-FRI *)", { full: true }), context)
    const time = new Date("2026-03-02T07:00:00Z")
    expect(seen).toEqual([
      [time, "shop-dev-CleanerClean", 2, undefined],
      [time, "shop-dev-CleanerClean", 2, { full: true }],
    ])
  })

  it("runs the only method for what its schedules were a moment ago, and guesses at none of several", async () => {
    const seen: string[] = []
    class Cleaner {
      @schedule(rate(5, "minutes"))
      clean() {
        seen.push("clean")
      }
    }
    class Counter {
      @schedule(rate(1, "hour"))
      count() {
        seen.push("count")
      }
    }
    const alone = createLambdaHandler(new App("shop", { handlers: [Cleaner] }))
    await alone(event("rate(6 minutes)"), context)
    expect(seen).toEqual(["clean"])
    const both = createLambdaHandler(new App("shop", { handlers: [Cleaner, Counter] }))
    await both(event("rate(1 hour)"), context)
    expect(seen).toEqual(["clean", "count"])
    await expect(both(event("rate(6 minutes)"), context)).rejects.toThrow("0 methods with @schedule could take")
  })

  it("knows the type of the input, and the forms of expressions", () => {
    class Cleaner {
      @schedule("rate(1 hour)", { input: { full: true } })
      good({ input }: ScheduledRun<{ readonly full: boolean }>) {
        expectTypeOf(input.full).toEqualTypeOf<boolean>()
      }

      // @ts-expect-error There is no input.
      @schedule("cron(0 12 * * ? *)")
      input({ input }: ScheduledRun<{ readonly full: boolean }>) {
        return input.full
      }

      // @ts-expect-error It has five fields.
      @schedule("cron(0 12 * * ?)")
      cron() {}

      // @ts-expect-error With one unit there is a number.
      @schedule("rate(hour)")
      rate() {}

      // @ts-expect-error There are no weeks.
      @schedule("rate(2 weeks)")
      weeks() {}

      @schedule("at(2026-03-01T10:00:00)")
      at() {}
    }
    expect(Cleaner.name).toBe("Cleaner")
  })

  it.each([
    [rate(1, "days"), "rate(1 day)"],
    [rate(1, "hour"), "rate(1 hour)"],
    [rate(5, "minutes"), "rate(5 minutes)"],
    [rate(2, "day"), "rate(2 days)"],
    [cron({}), "cron(0 * * * ? *)"],
    [cron({ minute: "0/15", hour: "8-17", dayOfWeek: "MON-FRI" }), "cron(0/15 8-17 ? * MON-FRI *)"],
    [cron({ hour: 0, dayOfMonth: "L", month: "DEC", year: 2027 }), "cron(0 0 L DEC ? 2027)"],
    [at(new Date("2026-03-01T10:00:00.500Z")), "at(2026-03-01T10:00:00)"],
    [at("2026-03-01T10:00:00"), "at(2026-03-01T10:00:00)"],
  ])("writes %s", (written, expected) => {
    expect(written).toBe(expected)
  })

  it("refuses a rate that is no whole number", () => {
    expect(() => rate(0.5, "hours")).toThrow('rate(0.5, "hours"): use a whole number of 1 or more.')
  })
})
