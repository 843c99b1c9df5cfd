import jsonata from "jsonata"
import { expect, it } from "vitest"
import { evaluateJsonata } from "./evaluate-jsonata.ts"
import { evaluationTimes, watchTime } from "./watch-time.ts"

it.each([
  ["{% 1/0 %}", "Number out of range: Infinity"],
  ["{% {'a': [1/0]} %}", "Number out of range: Infinity"],
  ["{% $states.input %}", "returned nothing"],
])("fails %s", async (text, cause) => {
  await expect(evaluateJsonata(text, { states: {} })).rejects.toMatchObject({
    error: "States.QueryEvaluationError",
    cause: expect.stringContaining(cause),
  })
})

const endless = jsonata("($next := function($n) { $next($n + 1) }; $next(1))")
watchTime(endless)

it("ends an evaluation that has no end", async () => {
  const began = Date.now() - 10_001
  await expect(endless.evaluate(undefined, evaluationTimes(began))).rejects.toThrow("took more than 10 s")
})

it("lets others have their turn while one evaluates", async () => {
  let hadTurn = false
  setImmediate(() => (hadTurn = true))
  const sum = jsonata("1 + 1")
  watchTime(sum)
  expect(await sum.evaluate(undefined, evaluationTimes(Date.now() - 1000))).toBe(2)
  expect(hadTurn).toBe(true)
})
