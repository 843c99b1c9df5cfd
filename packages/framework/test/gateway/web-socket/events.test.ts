import { describe, expect, it } from "vitest"
import { handshake, time, webSocketFixture } from "./web-socket-fixture.ts"

const id = expect.stringMatching(/^[\w-]{15}=$/)

// Field for field as recorded on AWS in 2024, with the values of this machine.
const context = {
  extendedRequestId: id,
  requestTime: "22/Nov/2026:10:00:00 +0000",
  messageDirection: "IN",
  stage: "api",
  connectedAt: time,
  requestTimeEpoch: time,
  identity: { userAgent: "Mozilla/5.0", sourceIp: "192.0.2.1" },
  requestId: id,
  domainName: "abcdef1234.execute-api.eu-west-1.amazonaws.com",
  connectionId: id,
  apiId: "tsapilocal",
}

const headers = {
  Host: "abcdef1234.execute-api.eu-west-1.amazonaws.com",
  "Sec-WebSocket-Key": "DM+9PqsQtaZrN+IMZbWTzg==",
  "Sec-WebSocket-Version": "13",
  "User-Agent": "Mozilla/5.0",
  "X-Amzn-Trace-Id": expect.stringMatching(/^Root=1-/),
  "X-Forwarded-For": "192.0.2.1",
  "X-Forwarded-Port": "443",
  "X-Forwarded-Proto": "https",
}

function inLists(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]))
}

describe("the events of a WebSocket API", () => {
  it("are those of AWS when a client connects", async () => {
    const { connect, events } = webSocketFixture()
    await connect()

    expect(events).toEqual([
      {
        headers,
        multiValueHeaders: inLists(headers),
        requestContext: { ...context, routeKey: "$connect", eventType: "CONNECT" },
        isBase64Encoded: false,
      },
    ])
    expect(events[0]?.requestContext.requestId).toBe(events[0]?.requestContext.extendedRequestId)
  })

  it("have the query and the stage variables where there are some", async () => {
    const { connect, events } = webSocketFixture({ stageVariables: { mode: "test" } })
    await connect({ target: "/?room=a&room=b" })

    expect(events[0]).toMatchObject({
      queryStringParameters: { room: "b" },
      multiValueQueryStringParameters: { room: ["a", "b"] },
      stageVariables: { mode: "test" },
    })
  })

  it("are those of AWS for a message", async () => {
    const { connect, gateway, events } = webSocketFixture()
    await gateway.receive('{"action":"say"}', await connect())

    expect(events[1]).toEqual({
      requestContext: { ...context, routeKey: "say", eventType: "MESSAGE", messageId: id },
      body: '{"action":"say"}',
      isBase64Encoded: false,
    })
  })

  it("are those of AWS when a connection has ended", async () => {
    const { connect, gateway, events } = webSocketFixture()
    const end = { code: 1005, reason: "Client-side close frame status not set" }
    await gateway.disconnect(end, await connect())

    const own = { Host: headers.Host, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": "" }
    expect(events[1]).toEqual({
      headers: own,
      multiValueHeaders: inLists(own),
      requestContext: {
        ...context,
        routeKey: "$disconnect",
        eventType: "DISCONNECT",
        disconnectStatusCode: 1005,
        disconnectReason: "Client-side close frame status not set",
      },
      isBase64Encoded: false,
    })
  })

  it("are those of AWS for an authorizer, whose word is in all that follow", async () => {
    const location = { file: "src/auth.ts", line: 1 }
    const identitySources = ["method.request.querystring.token"]
    const authorizer = { id: "Auth", type: "request", functionId: "Auth", identitySources, location } as const
    const arn = "arn:aws:execute-api:us-east-1:123456789012:tsapilocal/api/$connect"
    const Statement = [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: arn }]
    const { connect, gateway, events } = webSocketFixture({ authorizer }, (event) =>
      "type" in event
        ? { principalId: "ada", policyDocument: { Version: "2012-10-17", Statement }, context: { admin: true } }
        : { statusCode: 200 },
    )
    await gateway.receive("hi", await connect({ target: "/?token=t" }))

    const asked = { Connection: "upgrade", "content-length": "0", ...headers, Upgrade: "websocket" }
    expect(events[0]).toEqual({
      type: "REQUEST",
      methodArn: arn,
      headers: asked,
      multiValueHeaders: inLists(asked),
      queryStringParameters: { token: "t" },
      multiValueQueryStringParameters: { token: ["t"] },
      stageVariables: {},
      requestContext: { ...context, routeKey: "$connect", eventType: "CONNECT" },
    })
    const authorized = { admin: "true", principalId: "ada", integrationLatency: 0 }
    expect(events.slice(1).map(({ requestContext }) => requestContext.authorizer)).toEqual([authorized, authorized])
  })
})

describe("the answers of a WebSocket API", () => {
  it("lets everyone in where no route is for it, and tells nobody where none is for the end", async () => {
    const { connect, gateway, events } = webSocketFixture({ keys: ["$default"] })
    expect(await gateway.disconnect({ code: 1000, reason: "" }, await connect())).toBeUndefined()
    expect(events).toEqual([])
  })

  it("says Forbidden to a message without a route, where there is no $default", async () => {
    const { connect, gateway } = webSocketFixture({ keys: ["say"] })
    const { text, status, diagnostic } = await gateway.receive('{"action":"sing"}', await connect())

    expect(text).toMatch(/^\{"message": "Forbidden", "connectionId":"[\w=-]+", "requestId":"[\w=-]+"\}$/)
    expect({ status, diagnostic }).toEqual({ status: 403, diagnostic: "there is no route sing, and no $default" })
  })

  it("sends nothing where the function answers without a body", async () => {
    const { connect, gateway } = webSocketFixture()
    expect((await gateway.receive("hi", await connect())).text).toBeUndefined()
  })

  it.each(["plain", null, { body: "no status" }, { statusCode: 99 }, { statusCode: 200, body: {} }])(
    "takes %j for a failure of the function",
    async (result) => {
      const { gateway } = webSocketFixture({}, () => result)
      const { status, connection, diagnostic } = await gateway.connect(handshake)
      expect({ status, connection }).toEqual({ status: 502, connection: undefined })
      expect(diagnostic).toContain("malformed Lambda proxy response")
    },
  )

  it("answers 504 for a function that runs out of time", async () => {
    const { gateway } = webSocketFixture({}, undefined, {
      invoke: async () => ({ ok: false, error: "timeout", message: "timed out after 3 s" }),
    })
    expect(await gateway.connect(handshake)).toMatchObject({ status: 504, diagnostic: "timed out after 3 s" })
  })

  it.each([
    ["/other", false],
    ["/api", false],
    ["/", true],
    ["/api/other", true],
  ])("has nothing at %s, with the stage in the path: %s", async (target, stageInPath) => {
    const { gateway } = webSocketFixture({}, undefined, { stageInPath })
    expect(await gateway.connect({ ...handshake, target })).toMatchObject({ status: 403 })
  })

  it.each([
    ["/?a=b", false],
    ["/api", true],
    ["/api?a=b", true],
  ])("is at %s, with the stage in the path: %s", async (target, stageInPath) => {
    const { gateway } = webSocketFixture({}, undefined, { stageInPath })
    expect(await gateway.connect({ ...handshake, target })).toMatchObject({ status: 200 })
  })

  it("refuses a URL of more than 4096 characters", async () => {
    const { gateway } = webSocketFixture()
    const target = `/?a=${"b".repeat(4092)}`
    expect(await gateway.connect({ ...handshake, target })).toMatchObject({ status: 200 })
    expect(await gateway.connect({ ...handshake, target: `${target}b` })).toMatchObject({ status: 414 })
  })

  it("throttles each route by itself", async () => {
    const { connect, gateway } = webSocketFixture({ throttle: { rate: 1, burst: 1 } })
    const connection = await connect()
    const statuses = []
    for (const text of ["a", "b", '{"action":"say"}']) statuses.push((await gateway.receive(text, connection)).status)

    expect(statuses).toEqual([200, 429, 200])
    expect(await gateway.connect(handshake)).toMatchObject({ status: 429 })
  })

  it("writes an access log line for each event", async () => {
    const lines: string[] = []
    const format = "$context.eventType $context.routeKey $context.status $context.identity.sourceIp $context.messageId"
    const accessLogs = { format: `${format} $context.error.message`, retentionDays: 1 }
    const { connect, gateway } = webSocketFixture({ accessLogs, keys: ["$connect", "say", "$disconnect"] }, undefined, {
      onAccessLog: (line) => void lines.push(line),
    })
    const connection = await connect()
    await gateway.receive('{"action":"say"}', connection)
    await gateway.receive("other", connection)
    await gateway.disconnect({ code: 1000, reason: "" }, connection)

    expect(lines).toEqual([
      "CONNECT $connect 200 192.0.2.1 - -",
      expect.stringMatching(/^MESSAGE say 200 192\.0\.2\.1 [\w=-]{16} -$/),
      expect.stringMatching(/^MESSAGE \$default 403 192\.0\.2\.1 [\w=-]{16} Forbidden$/),
      "DISCONNECT $disconnect 200 192.0.2.1 - -",
    ])
  })
})
