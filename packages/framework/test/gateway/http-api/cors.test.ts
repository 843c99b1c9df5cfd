import { describe, expect, it } from "vitest"
import type { ApiHttpCors } from "../../../src/gateway/api-description.ts"
import { header, route } from "../gateway-fixture.ts"
import { httpApi } from "./http-api-fixture.ts"

const httpCors: ApiHttpCors = {
  allowOrigins: ["https://a.example", "https://b.example"],
  allowHeaders: ["Authorization", "X-Custom"],
  allowMethods: ["GET", "OPTIONS"],
  exposeHeaders: ["ETag"],
  maxAgeSeconds: 600,
  allowCredentials: true,
}
const functions = {
  Api: () => ({ statusCode: 200, headers: { "Access-Control-Allow-Origin": "https://own.example" } }),
}
const gateway = httpApi({ routes: [route("GET", "/")], httpCors }, functions)
const preflight = (origin: string) =>
  gateway.send("OPTIONS", "/anything", {
    headers: [
      ["Origin", origin],
      ["Access-Control-Request-Method", "GET"],
    ],
  })

describe("an HTTP API with CORS", () => {
  it("answers a preflight of any path by itself", async () => {
    const response = await preflight("https://b.example")
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toEqual({
      "access-control-allow-origin": "https://b.example",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": "authorization,x-custom",
      "access-control-allow-methods": "GET,OPTIONS",
      "access-control-expose-headers": "ETag",
      "access-control-max-age": "600",
      "apigw-requestid": response.requestId,
    })
    expect(gateway.events).toEqual({})
  })

  it("allows nothing to a preflight of another origin", async () => {
    const { headers } = await preflight("https://c.example")
    expect(headers.map(([name]) => name)).toEqual(["apigw-requestid"])
  })

  it("puts its own headers in place of a function's, and on its own refusals", async () => {
    const origin = { headers: [["Origin", "https://a.example"]] as const }
    const answered = await gateway.send("GET", "/", origin)
    expect(header(answered, "access-control-allow-origin")).toBe("https://a.example")
    const refused = await gateway.send("GET", "/unknown", origin)
    expect(refused.status).toBe(404)
    expect(header(refused, "access-control-allow-origin")).toBe("https://a.example")
    expect(header(await gateway.send("GET", "/"), "access-control-allow-origin")).toBeUndefined()
  })

  it("allows any origin by a star", async () => {
    const open = httpApi({ routes: [route("GET", "/")], httpCors: { ...httpCors, allowOrigins: ["*"] } }, functions)
    const response = await open.send("GET", "/", { headers: [["Origin", "https://x.example"]] })
    expect(header(response, "access-control-allow-origin")).toBe("*")
  })

  it("asks the authorizer of the route that takes a preflight", async () => {
    const authorizers = [{ type: "iam", id: "Iam", location: { file: "src/app.ts", line: 1 } }] as const
    const guarded = { ...route("ANY", "/any"), authorizerId: "Iam" }
    const strict = httpApi({ routes: [guarded], authorizers, httpCors }, functions)
    const headers = [["Origin", "https://a.example"] as const, ["Access-Control-Request-Method", "GET"] as const]
    const response = await strict.send("OPTIONS", "/any", { headers })
    expect(response.status).toBe(403)
    expect(header(response, "access-control-allow-origin")).toBe("https://a.example")
  })

  it("takes OPTIONS that is no preflight for any other method", async () => {
    expect((await gateway.send("OPTIONS", "/")).status).toBe(404)
  })
})

it("leaves the CORS headers of functions alone where an HTTP API has none", async () => {
  const response = await httpApi({ routes: [route("GET", "/")] }, functions).send("GET", "/")
  expect(header(response, "access-control-allow-origin")).toBe("https://own.example")
})
