import { afterEach, describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { defineEnvironment } from "../../src/environment/define-environment.ts"

afterEach(() => vi.unstubAllEnvs())

const schema = z.object({ PAGE_SIZE: z.coerce.number().int().default(20), SHOP_URL: z.url() })

describe("defineEnvironment", () => {
  it("gives what the schema makes of the variables, when a test reads them", () => {
    const environment = defineEnvironment(schema)
    vi.stubEnv("SHOP_URL", "https://shop.example")
    expect(environment.SHOP_URL).toBe("https://shop.example")
    expect(environment.PAGE_SIZE + 1).toBe(21)
    expect({ ...environment }).toEqual({ PAGE_SIZE: 20, SHOP_URL: "https://shop.example" })
    expect("PAGE_SIZE" in environment).toBe(true)
  })

  it("throws in deployed code when its module is loaded, and names every fault", () => {
    vi.stubEnv("TSAPI_PHASE", "run")
    vi.stubEnv("PAGE_SIZE", "many")
    const load = () => defineEnvironment(schema)
    expect(load).toThrow(/^The environment does not fit its schema: PAGE_SIZE: .+; SHOP_URL: .+/)
    vi.stubEnv("PAGE_SIZE", "5")
    vi.stubEnv("SHOP_URL", "https://shop.example")
    expect(load()).toEqual({ PAGE_SIZE: 5, SHOP_URL: "https://shop.example" })
  })

  it("has no values while the app is built", () => {
    vi.stubEnv("TSAPI_PHASE", "build")
    expect(defineEnvironment(schema).SHOP_URL).toBeUndefined()
  })

  it("cannot wait for a schema", () => {
    vi.stubEnv("TSAPI_PHASE", "run")
    const slow = schema.refine(async () => true)
    const load = () =>
      defineEnvironment({
        "~standard": { ...slow["~standard"], validate: async (value: unknown) => ({ value }) },
      } as typeof slow)
    expect(load).toThrow("asynchronous")
  })
})
