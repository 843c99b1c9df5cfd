import { vi } from "vitest"

/** What is written to the function's log while the test runs, line by line; `vi.restoreAllMocks()` ends it. */
export function writtenLines(): { readonly lines: () => readonly Record<string, unknown>[] } {
  const written: string[] = []
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  return {
    lines: () => {
      const lines = written.join("").trimEnd()
      return lines === "" ? [] : lines.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>)
    },
  }
}
