import { describe, expect, it } from "vitest"
import { allow, App, authorizer, route, type RouteRequest, type TokenAuthorizerRequest } from "@tsapi/framework"
import { createTestClient } from "@tsapi/framework/testing"

@authorizer({ type: "token" })
class Bearer {
  authorize({ token }: TokenAuthorizerRequest) {
    return allow({ principalId: token, routes: ["*"] })
  }
}

class Everything {
  @route("ANY", "/deep/{rest+}")
  deep({ method }: RouteRequest) {
    return `deep ran for ${method}`
  }

  @route("ANY", "$default")
  otherwise({ method }: RouteRequest) {
    return `otherwise ran for ${method}`
  }
}

const options = { controllers: [Everything], authorizers: [Bearer], authorizer: Bearer, api: "http" } as const
const preflight = { Origin: "https://a.example", "Access-Control-Request-Method": "PUT" }

describe("protected ANY and $default of an HTTP API with CORS", () => {
  const client = createTestClient(new App("test", { ...options, cors: true }))

  it.each(["/deep/a/b", "/", "/anything"])("let preflights through: %s", async (path) => {
    const response = await client.request("OPTIONS", path, { headers: preflight })
    expect(response.status).toBe(204)
    expect(response.headers["access-control-allow-methods"]).toContain("PUT")
  })

  it.each(["/deep/a/b", "/", "/anything"])("run no handler for OPTIONS without a token: %s", async (path) => {
    const response = await client.request("OPTIONS", path)
    expect(response.status).toBe(204)
    expect(response.text()).toBe("")
  })

  it.each(["/deep/a", "/", "/anything"])("still ask for a token otherwise: %s", async (path) => {
    expect((await client.get(path)).status).toBe(401)
    expect((await client.get(path, { headers: { Authorization: "ana" } })).text()).toMatch(/ ran for GET/)
  })
})

it("ask for a token on OPTIONS where there is no CORS", async () => {
  const client = createTestClient(new App("test", options))
  expect((await client.request("OPTIONS", "/deep/a", { headers: preflight })).status).toBe(401)
  const response = await client.request("OPTIONS", "/deep/a", { headers: { Authorization: "ana" } })
  expect(response.text()).toBe("deep ran for OPTIONS")
})
