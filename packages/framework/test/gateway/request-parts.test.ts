import { describe, expect, it } from "vitest"
import { eventOf } from "./event-fixture.ts"
import { authorizer, fixture, route, text } from "./gateway-fixture.ts"

describe("paths and queries", () => {
  it("row 25: path parameters stay percent-encoded, in path too", async () => {
    const event = await eventOf("/todos/test%2Balias@example.com", {}, {}, "/todos/{id}")

    expect(event.path).toBe("/todos/test%2Balias@example.com")
    expect(event.pathParameters).toEqual({ id: "test%2Balias@example.com" })
  })

  it.each([
    ["a=b&c=d&a=c&e=", { a: ["b", "c"], c: ["d"], e: [""] }],
    ["email=test%2Balias@example.com&plus=test+alias", { email: ["test+alias@example.com"], plus: ["test alias"] }],
    ["flag", { flag: [""] }],
    ["a=1=2", { a: ["1=2"] }],
    ["&&a=1&", { a: ["1"] }],
    ["a=1;b=2", { a: ["1"], b: ["2"] }],
    ["a=100%", { a: ["100%"] }],
    ["%C3%A9t%C3%A9=oui", { été: ["oui"] }],
  ])("behaviour 103: parses the query %s", async (query, expected) => {
    const event = await eventOf(`/todos?${query}`)

    expect(event.multiValueQueryStringParameters).toEqual(expected)
    expect(event.queryStringParameters).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, values]) => [name, values.at(-1)])),
    )
  })

  it("behaviour 103: has null for no query", async () => {
    const event = await eventOf("/todos?")
    expect(event.queryStringParameters).toBeNull()
    expect(event.multiValueQueryStringParameters).toBeNull()
  })

  it("takes the absolute form of a request target", async () => {
    expect((await eventOf("http://127.0.0.1:8000/todos?a=1")).path).toBe("/todos")
  })
})

describe("request bodies", () => {
  const binary = Buffer.from([0x89, 0x50, 0x4e, 0x47])

  it.each([["image/png"], ["IMAGE/PNG; q=1"], ["image/webp"]])("row 18: %s is base64", async (type) => {
    const event = await eventOf("/todos", { body: binary, headers: [["content-type", type]] })

    expect(event.isBase64Encoded).toBe(true)
    expect(event.body).toBe("iVBORw==")
  })

  it.each([["application/json"], ["text/plain; charset=utf-8"], ["application/image"]])(
    "row 18: %s is text",
    async (type) => {
      const event = await eventOf("/todos", { body: "✓", headers: [["Content-Type", type]] })

      expect(event.isBase64Encoded).toBe(false)
      expect(event.body).toBe("✓")
    },
  )

  it("row 18: an empty body is null, whatever its type", async () => {
    const event = await eventOf("/todos", { headers: [["Content-Type", "image/png"]] })
    expect([event.body, event.isBase64Encoded]).toEqual([null, false])
  })

  it("row 18: with */* every body is base64", async () => {
    const client = fixture({ routes: [route("POST", "/")], binaryMediaTypes: ["*/*"] })
    await client.send("POST", "/", { body: "hi" })

    expect([client.event().body, client.event().isBase64Encoded]).toEqual(["aGk=", true])
  })

  it("headers whose values have more than 10,240 bytes are 431, however many they are", async () => {
    const client = fixture({ routes: [route("GET", "/")] })
    const send = (last: string) =>
      client.send("GET", "/", {
        headers: [
          ["Cookie", "c".repeat(10_000)],
          ["X-Rest", "r".repeat(240)],
          ["X-Last", last],
        ],
      })

    expect((await send("")).status).toBe(200)
    const response = await send("1")
    expect([response.status, text(response)]).toEqual([431, '{"message":"HTTP header is larger than 10240 bytes."}'])
  })

  it("a method's ARN of more than 1600 bytes is 414, where there is an authorizer", async () => {
    const prefix = "arn:aws:execute-api:us-east-1:123456789012:tsapilocal/api/GET/"
    const routes = [route("GET", "/{id}", { authorizerId: "Auth" }), route("POST", "/{id}")]
    const client = fixture(
      { routes, authorizers: [authorizer()] },
      { Auth: () => ({ policyDocument: { Statement: [{ Action: "*", Effect: "Allow", Resource: "*" }] } }) },
    )
    const headers = [["Authorization", "a"]] as const
    const send = (method: string, bytes: number) => client.send(method, `/${"x".repeat(bytes)}`, { headers })

    expect((await send("GET", 1601 - prefix.length)).status).toBe(414)
    expect((await send("GET", 1600 - prefix.length)).status).not.toBe(414)
    expect((await send("POST", 5000)).status).toBe(200)
    expect(text(await send("GET", 5000))).toBe('{"message":"Request URI too long"}')
  })

  it("row 22: a body over 10 MB is 413 Request Too Long", async () => {
    const client = fixture({ routes: [route("POST", "/")] })
    const response = await client.send("POST", "/", { body: new Uint8Array(10 * 1024 * 1024 + 1) })

    expect(response.status).toBe(413)
    expect(text(response)).toBe('{"message":"Request Too Long"}')
    expect(client.events).toEqual({})
  })

  it("row 22: an event over Lambda's 6 MB is refused, base64 counted", async () => {
    const client = fixture({ routes: [route("POST", "/")], binaryMediaTypes: ["image/png"] })
    const body = new Uint8Array(5 * 1024 * 1024)

    expect((await client.send("POST", "/", { body, headers: [["Content-Type", "text/plain"]] })).status).toBe(413)
    expect(
      (await client.send("POST", "/", { body: body.fill(65), headers: [["Content-Type", "text/plain"]] })).status,
    ).toBe(200)
    expect((await client.send("POST", "/", { body, headers: [["Content-Type", "image/png"]] })).status).toBe(413)
  })
})
