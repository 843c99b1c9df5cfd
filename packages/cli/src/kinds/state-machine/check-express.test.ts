import type { AslState } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import { checkExpress } from "./check-express.ts"

const States = { A: { Type: "Succeed" } }
const map = (Mode: string): AslState => ({
  Type: "Map",
  ItemProcessor: { StartAt: "A", States, ProcessorConfig: { Mode } },
})
const task = (Resource: string): AslState => ({ Type: "Task", Resource })

it.each<[AslState, string]>([
  [task("arn:aws:states:::lambda:invoke.waitForTaskToken"), "waits for a token"],
  [task("arn:aws:states:::states:startExecution.sync:2"), "waits for the end of states:startExecution.sync:2"],
  [task("arn:aws:states:eu-west-1:123456789012:activity:sign"), "waits for an activity"],
  [map("DISTRIBUTED"), "has a distributed map"],
])("refuses %j", (state, message) => {
  expect(checkExpress(state)?.message).toBe(`${message}, which no express machine can`)
})

it.each([task("arn:aws:states:::states:startExecution"), map("INLINE"), task("${tsapi.lambda.PrintsCrop.arn}")])(
  "takes %j",
  (state) => {
    expect(checkExpress(state)).toBeUndefined()
  },
)
