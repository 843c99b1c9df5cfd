import { describe, expect, it } from "vitest"
import type { ProxyEvent } from "../../src/gateway/proxy-event.ts"
import { eventOf } from "./event-fixture.ts"
import { fixture, header, route, text } from "./gateway-fixture.ts"

describe("the event of a function", () => {
  it("row 17: has every field of a real REST proxy event, and no version", async () => {
    const now = () => Date.UTC(2026, 10, 21, 6, 5, 4, 321)
    const headers = [
      ["Host", "127.0.0.1:8000"],
      ["User-Agent", "curl/8.5.0"],
      ["X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"],
    ] as const
    const event = await eventOf("/todos/a%20b?x=1", { headers }, { now }, "/todos/{id}")

    expect(event).toEqual({
      resource: "/todos/{id}",
      path: "/todos/a%20b",
      httpMethod: "GET",
      headers: {
        Host: "127.0.0.1:8000",
        "User-Agent": "curl/8.5.0",
        "X-Amzn-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793",
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Port": "443",
        "X-Forwarded-Proto": "https",
      },
      multiValueHeaders: {
        Host: ["127.0.0.1:8000"],
        "User-Agent": ["curl/8.5.0"],
        "X-Amzn-Trace-Id": ["Root=1-5759e988-bd862e3fe1be46a994272793"],
        "X-Forwarded-For": ["127.0.0.1"],
        "X-Forwarded-Port": ["443"],
        "X-Forwarded-Proto": ["https"],
      },
      queryStringParameters: { x: "1" },
      multiValueQueryStringParameters: { x: ["1"] },
      pathParameters: { id: "a%20b" },
      stageVariables: null,
      requestContext: {
        resourceId: expect.stringMatching(/^[a-z0-9]{6}$/),
        resourcePath: "/todos/{id}",
        httpMethod: "GET",
        extendedRequestId: expect.stringMatching(/^[\w-]{15}=$/),
        requestTime: "21/Nov/2026:06:05:04 +0000",
        path: "/todos/a%20b",
        accountId: "123456789012",
        protocol: "HTTP/1.1",
        stage: "api",
        domainPrefix: "127",
        requestTimeEpoch: 1795241104321,
        requestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        identity: {
          cognitoIdentityPoolId: null,
          accountId: null,
          cognitoIdentityId: null,
          caller: null,
          sourceIp: "127.0.0.1",
          principalOrgId: null,
          accessKey: null,
          cognitoAuthenticationType: null,
          cognitoAuthenticationProvider: null,
          userArn: null,
          userAgent: "curl/8.5.0",
          user: null,
        },
        domainName: "127.0.0.1:8000",
        deploymentId: expect.stringMatching(/^[a-z0-9]{6}$/),
        apiId: "tsapilocal",
      },
      body: null,
      isBase64Encoded: false,
    } satisfies ProxyEvent)
  })

  it("row 17: keeps the case of header names, the last value in headers and all in multiValueHeaders", async () => {
    const headers = [
      ["x-TAG", "one"],
      ["X-Tag", "two"],
    ] as const
    const event = await eventOf("/todos", { headers })

    expect(event.headers).toMatchObject({ "x-TAG": "two" })
    expect(event.multiValueHeaders).toMatchObject({ "x-TAG": ["one", "two"] })
    expect(event).not.toHaveProperty("version")
  })

  it("row 17: leaves out hop-by-hop headers and Content-Length, as recorded on AWS", async () => {
    const headers = [
      ["Connection", "keep-alive"],
      ["Content-Length", "2"],
      ["Transfer-Encoding", "chunked"],
      ["Content-Type", "text/plain"],
    ] as const
    const event = await eventOf("/todos", { headers, body: "hi" })

    expect(Object.keys(event.headers ?? {})).toEqual([
      "Content-Type",
      "Host",
      "X-Amzn-Trace-Id",
      "X-Forwarded-For",
      "X-Forwarded-Port",
      "X-Forwarded-Proto",
    ])
  })

  it("row 17: takes __proto__ for a header name like any other", async () => {
    const event = await eventOf("/todos", { headers: [["__proto__", "x"]] })
    expect(JSON.parse(JSON.stringify(event)).headers).toHaveProperty(["__proto__"], "x")
  })

  it("row 28: names the origin in X-Forwarded headers, after the proxies that the client names", async () => {
    const origin = { protocol: "http", port: 8000 } as const
    const headers = [["X-Forwarded-For", "203.0.113.9"]] as const
    const event = await eventOf("/todos", { headers }, { origin })

    expect(event.headers).toMatchObject({
      "X-Forwarded-For": "203.0.113.9, 127.0.0.1",
      "X-Forwarded-Port": "8000",
      "X-Forwarded-Proto": "http",
    })
  })

  it("row 28: has the stage variables", async () => {
    const event = await eventOf("/todos", {}, { stageVariables: { region: "eu" } })
    expect(event.stageVariables).toEqual({ region: "eu" })
  })

  it("row 28: has the API's stage variables, and those of the caller of the gateway before them", async () => {
    const api = { routes: [route("GET", "/")], stageVariables: { region: "eu", tier: "gold" } }
    const client = fixture(api, {}, { stageVariables: { tier: "free" } })
    await client.send("GET", "/")
    expect(client.event().stageVariables).toEqual({ region: "eu", tier: "free" })
  })

  it("row 28: gives each request stage variables of its own", async () => {
    const change = (event: unknown) => {
      const { stageVariables } = event as ProxyEvent
      const before = { ...stageVariables }
      Object.assign(stageVariables ?? {}, { tier: "changed" })
      return { statusCode: 200, body: JSON.stringify(before) }
    }
    const api = { routes: [route("GET", "/")], stageVariables: { tier: "gold" } }
    const client = fixture(api, { Api: change })
    await client.send("GET", "/")
    expect(text(await client.send("GET", "/"))).toBe('{"tier":"gold"}')
  })

  it("row 27: gives each request its own ids, and the API ids that parse", async () => {
    const [one, other] = await Promise.all([eventOf("/todos"), eventOf("/todos")])

    expect(one.requestContext.requestId).not.toBe(other.requestContext.requestId)
    expect(one.requestContext.accountId).toMatch(/^\d{12}$/)
    expect(one.requestContext.apiId).toMatch(/^[a-z0-9]{10}$/)
    expect(one.requestContext.domainName).toBe("tsapilocal.execute-api.us-east-1.amazonaws.com")
    expect(one.requestContext.domainPrefix).toBe("tsapilocal")
    expect(one.requestContext.resourceId).toBe(other.requestContext.resourceId)
  })

  it("row 27: refuses ids that AWS would not give", () => {
    expect(() => fixture({}, {}, { accountId: "1" })).toThrow("accountId must be twelve digits")
    expect(() => fixture({}, {}, { apiId: "id" })).toThrow("apiId must be ten")
  })

  it("row 28: every answer names its request, and a function's answer its trace", async () => {
    const client = fixture({ routes: [route("GET", "/todos")] })
    const response = await client.send("GET", "/todos")
    const { requestId, extendedRequestId } = client.event().requestContext

    expect(header(response, "x-amzn-RequestId")).toBe(requestId)
    expect(header(response, "x-amz-apigw-id")).toBe(extendedRequestId)
    expect(header(response, "X-Amzn-Trace-Id")).toBe(client.event().headers?.["X-Amzn-Trace-Id"])
    expect(header(response, "x-amzn-ErrorType")).toBeUndefined()
  })

  it("behaviour 104: the source IP is 127.0.0.1", async () => {
    expect((await eventOf("/todos")).requestContext.identity.sourceIp).toBe("127.0.0.1")
  })
})
