import { afterEach, describe, expect, it, vi } from "vitest"
import { existingParameter, existingSecret, Parameter, Secret } from "../src/index.ts"
import { KeptValues } from "../src/values/kept-values.ts"

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

describe("Secret", () => {
  it("reads its ARN from the environment", () => {
    const key = new Secret("RunStripeKey", { generate: { length: 20 } })
    expect(() => key.arn).toThrow("RUN_STRIPE_KEY_SECRET_ARN is not set")
    vi.stubEnv("RUN_STRIPE_KEY_SECRET_ARN", "arn:1")
    expect([key.arn, existingSecret("RunStripeKey", { arn: "arn:2" }).arn]).toEqual(["arn:1", "arn:1"])
  })

  it("refuses a value in code without repeating it", () => {
    const options: object = { value: "sk_live_1" }
    expect(() => new Secret("RunLiteral", options)).toThrow(/^Secret "RunLiteral": value cannot be given in code/)
    expect(() => new Secret("RunLiteral", options)).not.toThrow("sk_live_1")
    const generate: object = { size: 1 }
    expect(() => new Secret("RunLiteral", { generate })).toThrow('Secret: generate has no option "size"')
  })
})

describe("Parameter", () => {
  it("reads its name and ARN from the environment", () => {
    const limit = new Parameter("RunLimit", { value: "1" })
    expect(() => limit.name).toThrow("RUN_LIMIT_PARAMETER_NAME is not set")
    vi.stubEnv("RUN_LIMIT_PARAMETER_NAME", "limit")
    expect(existingParameter("RunLimit", { name: "/a" }).name).toBe("limit")
  })

  it("says what makes a SecureString", () => {
    const secure: object = { value: "1", type: "SecureString" }
    expect(() => new Parameter("RunKey", secure as { value: string })).toThrow(
      /CloudFormation cannot make a SecureString.*existingParameter\("RunKey", { name }\)/,
    )
    const typed: object = { value: "1", type: "StringList" }
    expect(() => new Parameter("RunKey", typed as { value: string })).toThrow('has no option "type"')
  })
})

describe("kept values", () => {
  it("are asked for once in a while, and again after a failure", async () => {
    vi.useFakeTimers()
    const kept = new KeptValues<number>()
    let asked = 0
    const ask = async () => ++asked
    expect(await Promise.all([kept.get("a", ask), kept.get("a", ask), kept.get("b", ask)])).toEqual([1, 1, 2])
    vi.advanceTimersByTime(299_000)
    expect(await kept.get("a", ask)).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(await kept.get("a", ask)).toBe(3)
    expect(await kept.get("a", ask, { ttlSeconds: 0 })).toBe(4)
    await expect(kept.get("c", () => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect(await kept.get("c", ask)).toBe(5)
  })
})
