import { expect, it } from "vitest"
import { statusEntry } from "./status-entry.ts"

const execution = {
  ...{ arn: "arn:e", name: "e", machineArn: "arn:m", definition: "{}", roleArn: "arn:r", startedAt: 1, stoppedAt: 2 },
  ...({ status: "FAILED", input: "{}" } as const),
}

function detailOf(change: object): unknown {
  return JSON.parse(String(Object(statusEntry({ ...execution, ...change })).Detail))
}

it("says why an execution failed", () => {
  expect(detailOf({ error: "Late", cause: "no ship" })).toMatchObject({ output: null, error: "Late", cause: "no ship" })
})

it("leaves out the input, and then the output, where EventBridge would not take both", () => {
  const [half, whole] = [125, 250].map((kilobytes) => JSON.stringify("x".repeat(kilobytes * 1024)))
  const left = { input: null, inputDetails: { included: false } }
  expect(detailOf({ input: half, output: half })).toMatchObject({ ...left, output: half })
  expect(detailOf({ output: whole })).toMatchObject({ ...left, output: null, outputDetails: { included: false } })
})
