import { App, type CorsOptions, route } from "@tsapi/framework"
import { checkHttpDeclarations } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"

describe("the origins of CORS", () => {
  const faultsOf = (cors: CorsOptions) => {
    class Both {
      @route("GET", "/a", { cors })
      get() {}

      @route("POST", "/a", { cors })
      post() {}
    }
    return checkHttpDeclarations(declarationsOf(new App("example", { controllers: [Both] })))
  }

  it.each([
    [{ allowOrigin: "https://example.com/" }, '"https://example.com/" is not an origin'],
    [{ allowOrigin: ["https://a.example", "b.example"] }, '"b.example" is not an origin'],
    [{ allowOrigin: ["https://a.example", "*"] }, 'CORS allows "*" beside other origins'],
    [{ allowOrigin: [] }, "CORS allows no origin"],
    [{ allowCredentials: true }, "CORS allows credentials to every origin, which browsers refuse"],
  ])("refuses %j, once", (cors, problem) => {
    const message = expect.stringContaining(problem)
    expect(faultsOf(cors)).toMatchObject([{ code: "CORS_ORIGIN_INVALID", message }])
  })

  it.each([
    [{ allowOrigin: ["https://a.example:8443", "http://localhost:3000", "capacitor://localhost"] }],
    [{ allowOrigin: "null" }],
    [{ allowOrigin: ["https://a.example"], allowCredentials: true }],
  ])("takes %j", (cors) => {
    expect(faultsOf(cors)).toEqual([])
  })
})
