import { describe, expect, it } from "vitest"
import { describeGatewayResponses } from "../../src/gateway/describe-gateway-responses.ts"
import { answer, fixture, header, headerValues, route, text } from "./gateway-fixture.ts"

const cors = {
  allowOrigins: ["https://example.com"],
  allowHeaders: ["Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Security-Token", "X-Api-Key"],
  exposeHeaders: ["X-Total"],
  maxAgeSeconds: 0,
  allowCredentials: true,
}

describe("preflights", () => {
  const routes = [route("GET", "/todos"), route("POST", "/todos", { cors }), route("PUT", "/plain")]

  it("row 13: OPTIONS answers fixed values, whatever the browser asks", async () => {
    const client = fixture({ routes })
    const asked = [
      ["Origin", "https://evil.example"],
      ["Access-Control-Request-Method", "DELETE"],
    ] as const
    const response = await client.send("OPTIONS", "/todos", { headers: asked })

    expect(response.headers.filter(([name]) => name.startsWith("Access-Control"))).toEqual([
      ["Access-Control-Allow-Credentials", "true"],
      ["Access-Control-Allow-Headers", "Authorization,Content-Type,X-Amz-Date,X-Amz-Security-Token,X-Api-Key"],
      ["Access-Control-Allow-Methods", "POST,OPTIONS"],
      ["Access-Control-Allow-Origin", "https://example.com"],
      ["Access-Control-Expose-Headers", "X-Total"],
      ["Access-Control-Max-Age", "0"],
    ])
    expect(client.events).toEqual({})
  })

  it("behaviour 75: where only POST has CORS, POST,OPTIONS are allowed, with an empty body", async () => {
    const response = await fixture({ routes }).send("OPTIONS", "/todos")

    expect(response.status).toBe(200)
    expect(header(response, "Access-Control-Allow-Methods")).toBe("POST,OPTIONS")
    expect(header(response, "Content-Length")).toBe("0")
    expect(text(response)).toBe("")
  })

  it("behaviour 75: methods are sorted, OPTIONS last", async () => {
    const all = ["PUT", "DELETE", "GET"].map((method) => route(method, "/", { cors }))
    const response = await fixture({ routes: all }).send("OPTIONS", "/")

    expect(header(response, "Access-Control-Allow-Methods")).toBe("DELETE,GET,PUT,OPTIONS")
  })

  it("row 13: a path without CORS has no OPTIONS", async () => {
    expect(answer(await fixture({ routes }).send("OPTIONS", "/plain"))).toMatchObject({
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
    })
  })

  it("behaviour 77: OPTIONS on a path without CORS is 403, as on AWS", async () => {
    expect((await fixture({ routes: [route("GET", "/")] }).send("OPTIONS", "/")).status).toBe(403)
  })

  it("behaviour 76: a declared OPTIONS route runs its function", async () => {
    const client = fixture({ routes: [route("OPTIONS", "/own")] })
    expect(text(await client.send("OPTIONS", "/own"))).toBe("ok")
  })

  it("row 13: a preflight asks no authorizer", async () => {
    const authorizers = [
      {
        id: "Auth",
        type: "token" as const,
        functionId: "Auth",
        ttlSeconds: 0,
        identitySources: ["method.request.header.Authorization"],
        location: { file: "src/app.ts", line: 1 },
      },
    ]
    const client = fixture({ routes: [route("GET", "/", { cors, authorizerId: "Auth" })], authorizers })

    expect((await client.send("OPTIONS", "/")).status).toBe(200)
  })
})

describe("several origins", () => {
  const several = { ...cors, allowOrigins: ["https://a.example", "https://b.example"] }
  const client = fixture({
    routes: [route("GET", "/", { cors: several })],
    gatewayResponses: describeGatewayResponses({}, several),
  })
  const originFor = async (method: string, target: string, origin: readonly (readonly [string, string])[]) =>
    header(await client.send(method, target, { headers: origin }), "Access-Control-Allow-Origin")

  it("row 13: a preflight names the one that asks, and the first where none of them does", async () => {
    expect(await originFor("OPTIONS", "/", [["Origin", "https://b.example"]])).toBe("https://b.example")
    expect(await originFor("OPTIONS", "/", [["origin", "https://b.example"]])).toBe("https://b.example")
    expect(await originFor("OPTIONS", "/", [["Origin", "https://evil.example"]])).toBe("https://a.example")
    expect(await originFor("OPTIONS", "/", [])).toBe("https://a.example")
  })

  it("row 14: the gateway's own answers, which cannot compare, name the one that asks", async () => {
    expect(await originFor("GET", "/nope", [["Origin", "https://b.example"]])).toBe("https://b.example")
    expect(await originFor("GET", "/nope", [["origin", "https://any.example"]])).toBe("https://any.example")
  })
})

describe("the gateway's own answers", () => {
  const gatewayResponses = describeGatewayResponses({}, cors)

  it("row 14: carry CORS headers when gateway responses say so", async () => {
    const response = await fixture({ routes: [], gatewayResponses }).send("GET", "/nope")

    expect(header(response, "Access-Control-Allow-Origin")).toBe("https://example.com")
    expect(header(response, "x-amzn-ErrorType")).toBe("MissingAuthenticationTokenException")
  })

  it("row 14: carry them on 5XX too", async () => {
    const client = fixture({ routes: [route("GET", "/")], gatewayResponses }, { Api: () => "malformed" })
    expect(headerValues(await client.send("GET", "/"), "Access-Control-Allow-Origin")).toEqual(["https://example.com"])
  })

  it("row 14: carry none otherwise", async () => {
    const response = await fixture({ routes: [] }).send("GET", "/nope")
    expect(header(response, "Access-Control-Allow-Origin")).toBeUndefined()
  })
})
