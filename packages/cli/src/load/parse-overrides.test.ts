import { describe, expect, it } from "vitest"
import { parseOverrides } from "./parse-overrides.ts"

describe("parseOverrides", () => {
  it("reads dot paths and numbers", () => {
    expect(parseOverrides(["memory=1024", "functions.Api.timeout=5", "production=false"])).toEqual({
      memory: 1024,
      production: false,
      functions: { Api: { timeout: 5 } },
    })
  })

  it("keeps environment values strings", () => {
    expect(parseOverrides(["environment.RETRIES=3", "functions.Api.environment.DEBUG=true"])).toMatchObject({
      environment: { RETRIES: "3" },
      functions: { Api: { environment: { DEBUG: "true" } } },
    })
  })

  it("refuses what the config would refuse", () => {
    expect(() => parseOverrides(["memory=1"])).toThrow(expect.objectContaining({ code: "SET_INVALID" }))
    expect(() => parseOverrides(["memroy=512"])).toThrow(expect.objectContaining({ hint: "Did you mean memory?" }))
    expect(() => parseOverrides(["stages.prod.memory=512"])).toThrow(expect.objectContaining({ code: "SET_INVALID" }))
    expect(() => parseOverrides(["memory"])).toThrow(expect.objectContaining({ code: "SET_INVALID" }))
  })
})
