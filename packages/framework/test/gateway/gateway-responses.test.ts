import { describe, expect, it } from "vitest"
import { apiOptionFaults } from "../../src/gateway/check-api-options.ts"
import { describeGatewayResponses } from "../../src/gateway/describe-gateway-responses.ts"
import { authorizer, fixture, header, route, text } from "./gateway-fixture.ts"

const cors = { allowOrigins: ["https://example.com"], allowHeaders: [], exposeHeaders: [], allowCredentials: false }

function guarded(responses: Parameters<typeof describeGatewayResponses>[0], functions = {}) {
  return fixture(
    {
      routes: [route("GET", "/todos/{id}", { authorizerId: "Auth" }), route("GET", "/open")],
      authorizers: [authorizer()],
      gatewayResponses: describeGatewayResponses(responses, undefined),
    },
    functions,
  )
}

describe("gateway responses", () => {
  it("change status, headers and body of their type alone", async () => {
    const client = guarded({
      UNAUTHORIZED: { status: 403, headers: { "WWW-Authenticate": "Bearer" }, body: '{"code":"who are you"}' },
    })
    const refused = await client.send("GET", "/todos/1")
    const unknown = await client.send("GET", "/nope")

    expect([refused.status, text(refused)]).toEqual([403, '{"code":"who are you"}'])
    expect(header(refused, "WWW-Authenticate")).toBe("Bearer")
    expect(header(refused, "x-amzn-ErrorType")).toBe("UnauthorizedException")
    expect([unknown.status, text(unknown)]).toEqual([403, '{"message":"Missing Authentication Token"}'])
    expect(header(unknown, "WWW-Authenticate")).toBeUndefined()
  })

  it("fill in the error and the request", async () => {
    const body =
      '{"m":$context.error.messageString,"t":"$context.error.responseType","r":"$context.resourcePath",' +
      '"id":"$method.request.path.id","h":"$method.request.header.x-trace","none":"$context.authorizer.plan"}'
    const response = await guarded({ DEFAULT_4XX: { body } }).send("GET", "/todos/7", { headers: [["X-Trace", "t1"]] })

    expect(JSON.parse(text(response))).toEqual({
      ...{ m: "Unauthorized", t: "UNAUTHORIZED", r: "/todos/{id}", id: "7", h: "t1", none: "" },
    })
  })

  it("fill in stage variables", async () => {
    const DEFAULT_4XX = {
      body: "$stageVariables.tier|$stageVariables._1|$stageVariables.none",
      headers: { "X-T": "a" },
    }
    const gatewayResponses = describeGatewayResponses({ DEFAULT_4XX }, undefined)
    const response = await fixture({ gatewayResponses, stageVariables: { tier: "gold", _1: "one" } }).send("GET", "/")

    expect(text(response)).toBe("gold|one|")
  })

  it("put what the request has into headers", async () => {
    const headers = { "X-Origin": { from: "method.request.header.Origin" }, "X-Id": { from: "context.requestId" } }
    const response = await guarded({ DEFAULT_4XX: { headers } }).send("GET", "/nope", {
      headers: [["Origin", "https://a"]],
    })

    expect(header(response, "X-Origin")).toBe("https://a")
    expect(header(response, "X-Id")).toBe(response.requestId)
  })

  it("choose the template of a type that the client accepts, and the one for JSON otherwise", async () => {
    const client = guarded({ DEFAULT_4XX: { body: { "application/json": "{}", "text/html": "<p>no</p>" } } })
    const accepting = (accept: string) => client.send("GET", "/nope", { headers: [["Accept", accept]] })

    expect(text(await accepting("text/html,*/*"))).toBe("<p>no</p>")
    expect(header(await accepting("text/html"), "Content-Type")).toBe("text/html")
    expect(text(await accepting("*/*"))).toBe("{}")
  })

  it("are DEFAULT_5XX for a function that fails", async () => {
    const broken = { Api: () => "malformed" }
    const response = await guarded({ DEFAULT_5XX: { body: "sorry" } }, broken).send("GET", "/open")

    expect([response.status, text(response)]).toEqual([502, "sorry"])
  })

  it("carry CORS where routes have it, and let a header of their own win", () => {
    const { UNAUTHORIZED, DEFAULT_4XX } = describeGatewayResponses(
      { UNAUTHORIZED: { headers: { "Access-Control-Allow-Origin": "https://own.example" } } },
      cors,
    )
    expect(UNAUTHORIZED?.headers["Access-Control-Allow-Origin"]).toBe("'https://own.example'")
    expect(DEFAULT_4XX?.headers["Access-Control-Allow-Origin"]).toBe("'https://example.com'")
  })
})

describe("the check of an API's options", () => {
  it.each([
    [{ gatewayResponse: {} }, "api.gatewayResponse is not a setting", "Did you mean gatewayResponses?"],
    [{ gatewayResponses: { UNAUTHORISED: {} } }, "api.gatewayResponses.UNAUTHORISED is not a setting", "UNAUTHORIZED"],
    [{ gatewayResponses: { THROTTLED: { status: 1000 } } }, "api.gatewayResponses.THROTTLED.status is 1000", "599"],
    [
      { gatewayResponses: { THROTTLED: { headers: { A: { from: "header.X" } } } } },
      'api.gatewayResponses.THROTTLED.headers.A.from is "header.X"',
      "method.request.header",
    ],
    [
      { gatewayResponses: { THROTTLED: { headers: { A: {} } } } },
      "api.gatewayResponses.THROTTLED.headers.A has no from",
      "Add from.",
    ],
  ])("finds %j", (api, message, hint) => {
    expect(apiOptionFaults(api, ["api"])).toMatchObject([{ message, hint: expect.stringContaining(hint) }])
  })
})
