import { expect, it } from "vitest"
import { dataOf } from "./sample-event.ts"

it.each([
  ['{"id":1}', { id: 1 }],
  ["5", 5],
  ["plain words", "plain words"],
  [undefined, "the sample's"],
])("takes %s for %j", (data, expected) => {
  expect(dataOf({ data }, "the sample's")).toEqual(expected)
})

it.each(["{bad", " [1,", '"open', "{'id': 1}"])("refuses %s, which is meant to be JSON", (data) => {
  expect(() => dataOf({ data }, {})).toThrow(
    expect.objectContaining({
      ...{ code: "EVENT_INVALID", message: expect.stringContaining("The data is no JSON: ") },
      hint: `In a shell, quote it: --data '{"id": 1}'`,
    }),
  )
})
