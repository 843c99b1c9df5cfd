import { describe, expect, it } from "vitest"
import { z } from "zod"
import { App, createLambdaHandler, lambda, type LambdaRequest } from "../../src/index.ts"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-PricesQuote", timeoutSeconds: 3 })
const Order = z.object({ amount: z.coerce.number() })
const Quote = z.object({ total: z.number() })

class TooMuch extends Error {}

class Prices {
  @lambda({ input: Order, output: Quote })
  quote({ input }: LambdaRequest<typeof Order>) {
    if (input.amount > 100) throw new TooMuch(`${input.amount} is too much`)
    return { total: input.amount, cost: 1 }
  }
}

describe("@lambda", () => {
  it("passes what the schema made of the input, and returns what the other made of the result", async () => {
    const handler = createLambdaHandler(new App("shop", { handlers: [Prices] }))
    expect(await handler({ amount: "7" }, context)).toEqual({ total: 7 })
    await expect(handler({ amount: "many" }, context)).rejects.toThrow(/^Invalid input: amount: /)
    await expect(handler({ amount: 101 }, context)).rejects.toMatchObject({ name: "TooMuch" })
  })

  it("fails where the result is not what the schema says", async () => {
    class Wrong {
      @lambda({ output: Quote.refine(({ total }) => total > 0, "is free") })
      quote() {
        return { total: 0 }
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Wrong] }))
    await expect(handler({}, context)).rejects.toThrow("Invalid output: is free")
  })

  it("takes whatever it is given without schemas", async () => {
    class Echo {
      @lambda()
      async say({ input, event }: LambdaRequest<{ readonly word: string }>) {
        return [input.word, event]
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Echo] }))
    expect(await handler({ word: "a", Records: [] }, context)).toEqual(["a", { word: "a", Records: [] }])
  })

  it("does not compile for methods that ask for something else, or return it", () => {
    class Refused {
      // @ts-expect-error the schema makes a number of the amount
      @lambda({ input: Order })
      text({ input }: LambdaRequest<{ readonly amount: string }>) {
        return input.amount
      }

      // @ts-expect-error there is no total in what it returns
      @lambda({ output: Quote })
      nothing() {
        return { sum: 1 }
      }
    }
    expect(Refused.name).toBe("Refused")
  })

  it("is told to the build, and refuses options it does not know", () => {
    const declarations = declarationsOf(new App("shop", { handlers: [Prices] }))
    expect(declarations).toContainEqual(expect.objectContaining({ kind: "lambda", className: "Prices" }))
    // @ts-expect-error no such option
    expect(() => lambda({ timeout: 3 })).toThrow('@lambda has no option "timeout"')
  })
})
