import { expect, it } from "vitest"
import { checkMembers } from "./check-members.ts"

const ItemProcessor = { StartAt: "A", States: { A: { Type: "Succeed" } } }

it.each([
  [{ Type: "Wait" }, "waits for nothing"],
  [{ Type: "Wait", Seconds: 1, Timestamp: "{% $at %}" }, "waits for Seconds and Timestamp"],
  [{ Type: "Wait", Timestamp: "2026-01-31" }, 'has the Timestamp "2026-01-31"'],
  [{ Type: "Wait", Timestamp: "2026-13-31T08:00:00Z" }, 'has the Timestamp "2026-13-31T08:00:00Z"'],
  [{ Type: "Choice", Choices: [] }, "has no Choices"],
  [{ Type: "Map", ItemProcessor: {} }, "has no ItemProcessor with States"],
  [{ Type: "Map", Items: "all", ItemProcessor }, 'has the Items "all"'],
])("refuses %j", (state, message) => {
  expect(checkMembers(state).map((fault) => fault.message)).toEqual([message])
})

it.each([
  { Type: "Wait", Timestamp: "2026-01-31T08:00:00Z" },
  { Type: "Wait", Timestamp: "{% $at %}" },
  { Type: "Wait", SecondsPath: "$.seconds" },
  { Type: "Map", Items: [], ItemProcessor },
  { Type: "Map", Items: "{% $states.input %}", Iterator: ItemProcessor },
])("takes %j", (state) => {
  expect(checkMembers(state)).toEqual([])
})
