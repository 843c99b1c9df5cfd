import { expect, it } from "vitest"
import { parseSince } from "./parse-since.ts"

const noon = Date.parse("2026-01-31T12:00:00Z")

it.each([
  ["30s", "2026-01-31T11:59:30Z"],
  ["10m", "2026-01-31T11:50:00Z"],
  ["2h", "2026-01-31T10:00:00Z"],
  ["1d", "2026-01-30T12:00:00Z"],
  ["2026-01-31T08:15:00Z", "2026-01-31T08:15:00Z"],
])("reads %s", (text, expected) => {
  expect(new Date(parseSince(text, noon))).toEqual(new Date(expected))
})

it.each(["", "10", "m", "10 minutes", "yesterday", "2026-13-45"])("refuses %j", (text) => {
  expect(() => parseSince(text, noon)).toThrow(expect.objectContaining({ code: "LOGS_SINCE_INVALID" }))
})
