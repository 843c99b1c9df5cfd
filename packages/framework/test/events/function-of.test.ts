import { afterEach, describe, expect, it, vi } from "vitest"
import { App, functionOf, lambda } from "../../src/index.ts"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"

class Prices {
  @lambda()
  quote() {
    return 1
  }

  plain() {}
}

afterEach(() => vi.unstubAllEnvs())

describe("functionOf", () => {
  it("reads name and ARN from the environment", () => {
    const quote = functionOf(Prices, "quote")
    expect(() => quote.name).toThrow("PRICES_QUOTE_FUNCTION_NAME is not set")
    vi.stubEnv("PRICES_QUOTE_FUNCTION_NAME", "PricesQuote-1")
    vi.stubEnv("PRICES_QUOTE_FUNCTION_ARN", "arn:aws:lambda:…:PricesQuote-1")
    expect([quote.name, quote.arn]).toEqual(["PricesQuote-1", "arn:aws:lambda:…:PricesQuote-1"])
  })

  it("is declared with the class's name, with and without the class itself", () => {
    functionOf<typeof Prices>("Prices", "quote")
    const declared = declarationsOf(new App("shop", { handlers: [Prices] })).filter(({ kind }) => kind === "function")
    const one = { id: "PricesQuote", className: "Prices", methodName: "quote" }
    expect(declared).toEqual([expect.objectContaining(one), expect.objectContaining(one)])
  })

  it("refuses what cannot be invoked", () => {
    expect(() => functionOf(Prices, "plain")).toThrow("Prices.plain cannot be invoked: put @lambda() on the method.")
    const missing: typeof Prices = JSON.parse("{}").type
    expect(() => functionOf(missing, "quote")).toThrow("Is there an import cycle?")
    // @ts-expect-error no such method
    expect(() => functionOf(Prices, "sell")).toThrow(TypeError)
  })
})
