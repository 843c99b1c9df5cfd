import { describe, expect, it } from "vitest"
import { apiOptionFaults } from "../../src/gateway/check-api-options.ts"

function messagesOf(api: object) {
  return apiOptionFaults(api, ["api"]).map(({ message }) => message)
}

describe("the check of stage variables", () => {
  it("takes every character that API Gateway takes", () => {
    const stageVariables = { a: "x", _b1: "https://a.example:80/p?q=1&r=2,3#~", ["n".repeat(64)]: "v".repeat(512) }
    expect(messagesOf({ stageVariables })).toEqual([])
  })

  it.each([
    [{ "a-b": "x" }, "api.stageVariables.a-b is no name of a stage variable"],
    [{ "": "x" }, "api.stageVariables. is no name of a stage variable"],
    [{ ["n".repeat(65)]: "x" }, `api.stageVariables.${"n".repeat(65)} is no name of a stage variable`],
    [{ a: "" }, 'api.stageVariables.a is ""'],
    [{ a: "two words" }, 'api.stageVariables.a is "two words"'],
    [{ a: "über" }, 'api.stageVariables.a is "über"'],
    [{ a: "x\n" }, 'api.stageVariables.a is "x\\n"'],
    [{ a: 1 }, "api.stageVariables.a is 1"],
    ["a", 'api.stageVariables is "a"'],
    [
      Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, "x"])),
      "api.stageVariables has 101 variables",
    ],
  ])("finds %j", (stageVariables, message) => {
    expect(messagesOf({ stageVariables })).toEqual([message])
  })
})
