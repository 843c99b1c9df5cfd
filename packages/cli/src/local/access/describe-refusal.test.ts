import { expect, it } from "vitest"
import { describeRefusal } from "./describe-refusal.ts"

const placeIn = (...frames: string[]) => {
  const needs = [
    {
      ...{ action: "sns:ListTopics", resource: "*", decision: "implicitDeny" as const },
      ...{ shown: "*", granted: [] },
    },
  ]
  const judge = { judge: () => ({ verdict: "refused" as const, parameters: [], needs }), warnings: () => [] }
  const stack = ["Error", ...frames.map((frame) => `    at ${frame}`)].join("\n")
  const [first = ""] = describeRefusal(
    { functionId: "Api", operation: "ListTopics", needs, stack, signed: false, judge },
    "/app",
  ).split("\n")
  return first.split("deployed")[1]?.trim()
}

it("tells the first line of the user's own, not Node.js's or a package's", () => {
  expect(
    placeIn(
      "AsyncLocalStorage.run (node:async_hooks:346:14)",
      "processTicksAndRejections (node:internal/process/task_queues:95:5)",
      "async send (/app/node_modules/@smithy/core/dist/index.js:1:2)",
      "async TopicController.list (/app/src/topic-controller.ts:34:5)",
      "async /app/src/other.ts:1:1",
    ),
  ).toBe("src/topic-controller.ts:34")
  expect(placeIn("async /app/src/other.ts:7:1")).toBe("src/other.ts:7")
  expect(placeIn("async file:///app/src/my%20dir/other.ts:7:1")).toBe("src/my dir/other.ts:7")
  expect(placeIn("AsyncLocalStorage.run (node:async_hooks:346:14)")).toBe("")
})
