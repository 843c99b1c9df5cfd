import { describe, expect, it } from "vitest"
import { describeStage } from "../../src/gateway/stage/describe-stage.ts"
import { authorizer, fixture, route } from "./gateway-fixture.ts"

function logged(accessLogs: Parameters<typeof describeStage>[0] & object, functions = {}) {
  const lines: string[] = []
  const api = {
    routes: [route("GET", "/todos/{id}"), route("GET", "/guarded", { authorizerId: "Auth" })],
    authorizers: [authorizer()],
    ...describeStage(accessLogs),
  }
  const client = fixture(api, functions, { onAccessLog: (line) => lines.push(line) })
  return { lines, client }
}

describe("the access log", () => {
  it("has a JSON line for each request by default", async () => {
    const { lines, client } = logged({ accessLogs: true }, { Api: () => ({ statusCode: 201, body: "done" }) })
    const response = await client.send("GET", "/todos/7?x=1", { headers: [["User-Agent", 'a "quoted"\tname']] })

    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      requestId: response.requestId,
      ip: "127.0.0.1",
      userAgent: 'a "quoted"\tname',
      httpMethod: "GET",
      path: "/todos/7",
      resourcePath: "/todos/{id}",
      status: "201",
      responseLength: "4",
      responseLatency: expect.stringMatching(/^\d+$/),
      principalId: "-",
      error: "-",
    })
  })

  it("says why API Gateway answered by itself, and to whom", async () => {
    const format =
      "$context.requestId|$context.status|$context.error.messageString|$context.error.responseType|$context.path"
    const { lines, client } = logged({ accessLogs: { format } })
    const refused = await client.send("GET", "/guarded")
    const unknown = await client.send("GET", "/nope")

    expect(lines).toEqual([
      `${refused.requestId}|401|"Unauthorized"|UNAUTHORIZED|/guarded`,
      `${unknown.requestId}|403|"Missing Authentication Token"|MISSING_AUTHENTICATION_TOKEN|/nope`,
    ])
  })

  it("knows what the authorizer said, whether or not it let the request pass", async () => {
    const format = {
      id: "$context.requestId",
      who: "$context.authorizer.principalId",
      plan: "$context.authorizer.plan",
    }
    const allow = {
      principalId: "ada",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" }],
      },
      context: { plan: "free" },
    }
    const { lines, client } = logged({ accessLogs: { format } }, { Auth: () => allow })
    await client.send("GET", "/guarded", { headers: [["Authorization", "Bearer x"]] })

    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ who: "ada", plan: "free" })
  })

  it("is one line whatever a client sends", async () => {
    const { lines, client } = logged({ accessLogs: { format: "$context.requestId $context.identity.userAgent" } })
    await client.send("GET", "/todos/1", { headers: [["User-Agent", "one\r\nforged"]] })

    expect(lines[0]).toMatch(/ one\\r\\nforged$/)
  })

  it("is not written without being asked for", async () => {
    const { lines, client } = logged({ accessLogs: false })
    await client.send("GET", "/todos/1")
    expect(lines).toEqual([])
  })
})
