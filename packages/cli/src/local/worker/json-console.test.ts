import { expect, test } from "vitest"
import { useJsonConsole } from "./json-console.ts"

function consoleOf(level: string) {
  const lines: string[] = []
  const target: Record<string, (...values: readonly unknown[]) => void> = {}
  useJsonConsole(target, { level, requestId: () => "id-1", write: (line) => lines.push(line) })
  return { target, read: () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>) }
}

class Declined extends Error {
  readonly amount = 5
}

const circle: Record<string, unknown> = {}
circle["self"] = circle

test("a line is JSON with what was logged, by name", () => {
  const { target, read } = consoleOf("TRACE")
  target["log"]?.("hello")
  target["warn"]?.("%s of %d", "one", 2, { a: 1 })
  target["info"]?.({ order: 1 })
  target["log"]?.(circle)
  const timestamp = expect.stringMatching(/^20.*Z$/)
  expect(read()).toEqual([
    { timestamp, level: "INFO", requestId: "id-1", message: "hello" },
    { timestamp, level: "WARN", requestId: "id-1", message: "one of 2 { a: 1 }" },
    { timestamp, level: "INFO", requestId: "id-1", message: { order: 1 } },
    { timestamp, level: "INFO", requestId: "id-1", message: expect.stringContaining("[Circular *1]") },
  ])
})

test("an error is written with its class and stack, alone and behind a text", () => {
  const { target, read } = consoleOf("TRACE")
  target["error"]?.(new Declined("no money"))
  target["error"]?.("failed", new Declined("no money"))
  const stackTrace = expect.arrayContaining([expect.stringContaining("json-console.test.ts")])
  const error = { errorType: "Declined", errorMessage: "no money", stackTrace }
  expect(read()).toMatchObject([
    { level: "ERROR", message: { ...error, amount: 5 } },
    { level: "ERROR", message: expect.stringMatching(/^failed Declined.*: no money\n/), ...error },
  ])
})

test("what is below the level is not written", () => {
  const { target, read } = consoleOf("WARN")
  for (const name of ["trace", "debug", "info", "log", "warn", "error", "fatal"]) target[name]?.(name)
  expect(read().map(({ message }) => message)).toEqual(["warn", "error", "fatal"])
})
