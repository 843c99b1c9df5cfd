import { expect, it } from "vitest"
import { checkRanges } from "./check-ranges.ts"

const retry = (own: object) => ({ Retry: [{ ErrorEquals: ["A"] }, { ErrorEquals: ["States.ALL"], ...own }] })

it.each([
  [retry({ MaxAttempts: -1 }), "has a Retry with MaxAttempts -1"],
  [retry({ MaxAttempts: 1.5 }), "has a Retry with MaxAttempts 1.5"],
  [retry({ MaxAttempts: 100_000_000 }), "has a Retry with MaxAttempts 100000000"],
  [retry({ MaxAttempts: "3" }), 'has a Retry with MaxAttempts "3"'],
  [retry({ IntervalSeconds: 0 }), "has a Retry with IntervalSeconds 0"],
  [retry({ BackoffRate: 0.9 }), "has a Retry with BackoffRate 0.9"],
  [retry({ BackoffRate: NaN }), "has a Retry with BackoffRate NaN"],
  [retry({ MaxDelaySeconds: 31_622_400 }), "has a Retry with MaxDelaySeconds 31622400"],
  [retry({ JitterStrategy: "SOME" }), 'has a Retry with JitterStrategy "SOME"'],
  [{ TimeoutSeconds: 0 }, "has TimeoutSeconds 0"],
  [{ TimeoutSeconds: 5, HeartbeatSeconds: 5 }, "has a HeartbeatSeconds of 5 and a TimeoutSeconds of 5"],
  [{ Seconds: -1 }, "has Seconds -1"],
  [{ MaxConcurrency: -1 }, "has MaxConcurrency -1"],
  [{ ToleratedFailurePercentage: 101 }, "has ToleratedFailurePercentage 101"],
])("refuses %o", (state, message) => {
  expect(checkRanges(state).map((fault) => fault.message)).toEqual([message])
})

it.each([
  retry({ MaxAttempts: 0, IntervalSeconds: 1, BackoffRate: 1.5, MaxDelaySeconds: 31_622_399, JitterStrategy: "FULL" }),
  { TimeoutSeconds: "{% $states.input.limit %}", HeartbeatSeconds: 5 },
  { TimeoutSeconds: "${Limit}", Seconds: 0, MaxConcurrency: 0, ToleratedFailurePercentage: 0.5 },
])("takes %o", (state) => {
  expect(checkRanges(state)).toEqual([])
})
