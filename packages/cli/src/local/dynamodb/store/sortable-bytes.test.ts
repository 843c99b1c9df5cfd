import { expect, it } from "vitest"
import { sortableBytes, sortablePrefix } from "./sortable-bytes.ts"

const sorted = (type: "S" | "N" | "B", values: readonly string[]) =>
  values.toSorted((a, b) => Buffer.compare(sortableBytes(type, a), sortableBytes(type, b)))

it("orders numbers by value from the smallest to the greatest DynamoDB holds", () => {
  const numbers = [
    `-9${"0".repeat(125)}`,
    "-100",
    "-99.5",
    "-99.4",
    "-10",
    "-1.05",
    "-1",
    "-0.5",
    `-0.${"0".repeat(129)}1`,
    "0",
    `0.${"0".repeat(129)}1`,
    "0.05",
    "0.5",
    "1",
    "1.05",
    "9",
    "10",
    "12345678901234567890123456789012345678",
    `9${"0".repeat(125)}`,
  ]
  expect(sorted("N", numbers.toReversed())).toEqual(numbers)
})

it("orders strings by their UTF-8 bytes, zero bytes and prefixes included", () => {
  const strings = ["a", "a\0", "a\0b", "a\u0001", "aa", "b", "é", "\uffee", "😀"]
  expect(sorted("S", strings.toReversed())).toEqual(strings)
})

it("orders binary values by their bytes", () => {
  const binaries = [[0], [0, 0], [0, 1], [1], [127], [255], [255, 0], [255, 255]].map((bytes) =>
    Buffer.from(bytes).toString("base64"),
  )
  expect(sorted("B", binaries.toReversed())).toEqual(binaries)
})

it("keeps the beginning of a value in the beginning of its bytes", () => {
  const bytes = sortableBytes("S", "ab\0cd")
  expect(bytes.subarray(0, sortablePrefix("S", "ab\0").length)).toEqual(sortablePrefix("S", "ab\0"))
})
