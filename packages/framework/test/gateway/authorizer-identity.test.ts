import { describe, expect, it } from "vitest"
import { answer, authorizer, fixture, route } from "./gateway-fixture.ts"
import { allowAll, arn, guarded, token, unauthorized } from "./guarded-fixture.ts"

describe("identity sources", () => {
  it("row 2: without the Authorization header the answer is 401 and the authorizer is not invoked", async () => {
    const client = guarded(allowAll)

    expect(answer(await client.send("GET", "/a"))).toEqual(unauthorized)
    expect(client.events).toEqual({})
  })

  it("behaviour 87: an empty Authorization header is 401 too", async () => {
    const client = guarded(allowAll)
    expect(answer(await client.send("GET", "/a", { headers: [["Authorization", ""]] }))).toEqual(unauthorized)
  })

  it.each([["x-auth"], ["X-AUTH"]])("behaviour 95: a token authorizer for X-Auth reads %s", async (name) => {
    const client = guarded(allowAll, { identitySources: ["method.request.header.X-Auth"] })

    expect((await client.send("GET", "/a", { headers: [[name, "secret"]] })).status).toBe(200)
    expect(client.events["Auth"]).toMatchObject([{ authorizationToken: "secret" }])
    expect(answer(await client.send("GET", "/a", token))).toEqual(unauthorized)
  })

  it.each([["Bearer "], ["xBearer abc"], ["Bearer abc def"]])(
    "row 3: %j does not match the validation expression: 401, not invoked",
    async (value) => {
      const client = guarded(allowAll, { identityValidationExpression: "Bearer [a-z]+" })

      expect(answer(await client.send("GET", "/a", { headers: [["Authorization", value]] }))).toEqual(unauthorized)
      expect(client.events).toEqual({})
    },
  )

  it("row 3: a token that matches the validation expression is passed on", async () => {
    const client = guarded(allowAll, { identityValidationExpression: "Bearer [a-z]+" })
    expect((await client.send("GET", "/a", token)).status).toBe(200)
  })

  const sources = ["method.request.header.X-Key", "method.request.querystring.tenant"]

  it.each([
    ["the header", "/a?tenant=t1", []],
    ["the query parameter", "/a", [["X-Key", "k"]]],
    ["a value in the query parameter", "/a?tenant=", [["X-Key", "k"]]],
  ] as const)("row 8: a request authorizer without %s is 401, not invoked", async (_, target, headers) => {
    const client = guarded(allowAll, { type: "request", ttlSeconds: 300, identitySources: sources })

    expect(answer(await client.send("GET", target, { headers }))).toEqual(unauthorized)
    expect(client.events).toEqual({})
  })

  it("row 8: a request authorizer with all its identity sources is invoked", async () => {
    const client = guarded(allowAll, { type: "request", ttlSeconds: 300, identitySources: sources })
    expect((await client.send("GET", "/a?tenant=t1", { headers: [["X-Key", "k"]] })).status).toBe(200)
  })

  it("reads identity sources from the context and the stage variables", async () => {
    const identitySources = ["context.identity.sourceIp", "context.httpMethod", "stageVariables.tier"]
    const client = guarded(allowAll, { type: "request", identitySources }, { stageVariables: { tier: "gold" } })
    expect((await client.send("GET", "/a")).status).toBe(200)

    const without = guarded(allowAll, { type: "request", identitySources })
    expect(answer(await without.send("GET", "/a"))).toEqual(unauthorized)
  })

  it("invokes a request authorizer without identity sources every time", async () => {
    const client = guarded(allowAll, { type: "request", identitySources: [], ttlSeconds: 0 })
    await client.send("GET", "/a")
    await client.send("GET", "/a")

    expect(client.events["Auth"]).toHaveLength(2)
  })

  it("refuses to serve a route whose authorizer is missing", () => {
    const routes = [route("GET", "/", { authorizerId: "Gone" })]
    expect(() => fixture({ routes })).toThrow('names the authorizer "Gone"')
  })

  it("refuses an identity source that API Gateway does not know", () => {
    const authorizers = [authorizer({ identitySources: ["header.X"] })]
    expect(() => fixture({ authorizers })).toThrow('"header.X"')
  })
})

describe("events of authorizers", () => {
  it("a token authorizer gets the token and the method's ARN, and no more", async () => {
    const client = guarded(allowAll)
    await client.send("GET", "/items/1%202/?q=1", token)

    expect(client.events["Auth"]).toEqual([
      { type: "TOKEN", methodArn: `${arn}/GET/items/1%202`, authorizationToken: "Bearer abc" },
    ])
  })

  it("a request authorizer gets the request without its body, and empty maps in place of null", async () => {
    const client = guarded(allowAll, { type: "request" })
    await client.send("POST", "/a", { ...token, body: "{}" })
    const [event] = client.events["Auth"] ?? []

    expect(event).toEqual({
      type: "REQUEST",
      methodArn: `${arn}/POST/a`,
      resource: "/a",
      path: "/a",
      httpMethod: "POST",
      headers: expect.objectContaining({ Authorization: "Bearer abc" }),
      multiValueHeaders: expect.objectContaining({ Authorization: ["Bearer abc"] }),
      queryStringParameters: {},
      multiValueQueryStringParameters: {},
      pathParameters: {},
      stageVariables: {},
      requestContext: expect.objectContaining({ resourcePath: "/a", stage: "api" }),
    })
  })

  it("behaviour 90: the function gets principalId and context, all values as strings", async () => {
    const context = { plan: "free", limit: 10, admin: false }
    const client = guarded(() => ({ ...allowAll(), context }))
    await client.send("GET", "/a", token)

    expect(client.event().requestContext.authorizer).toEqual({
      principalId: "ada",
      plan: "free",
      limit: "10",
      admin: "false",
      integrationLatency: expect.any(Number),
    })
  })
})
