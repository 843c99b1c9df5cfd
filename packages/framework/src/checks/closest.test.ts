import { describe, expect, it } from "vitest"
import { closest } from "./closest.ts"

const commands = ["deploy", "delete", "routes", "local"]

describe("closest", () => {
  it.each([
    ["rout", "routes"],
    ["deplyo", "deploy"],
    ["Local", "local"],
    ["invoke", undefined],
    ["d", undefined],
  ])("takes %s for %s", (word, meant) => {
    expect(closest(word, commands)).toBe(meant)
  })
})
