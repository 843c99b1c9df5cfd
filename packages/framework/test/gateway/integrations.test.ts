import { gzipSync } from "node:zlib"
import { afterEach, describe, expect, it } from "vitest"
import { App, httpIntegration, httpProxy, integration, mock, sendMessage } from "../../src/index.ts"
import { createTestClient, type TestClientOptions } from "../../src/testing/index.ts"
import type { Integration } from "../../src/index.ts"
import { type BackendAnswer, type Received, startBackend } from "./integrations-fixture.ts"

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function backend(answer?: (request: Received) => BackendAnswer) {
  const started = await startBackend(answer)
  closers.push(() => started.close())
  return started
}

function clientOf(integrations: readonly Integration[], options: TestClientOptions = {}) {
  const errors: string[] = []
  const onError = (error: unknown) => void errors.push(String(error))
  const client = createTestClient(new App("shop", { integrations }), { onError, ...options })
  closers.push(() => client.close())
  return { ...client, errors }
}

describe("httpProxy", () => {
  it("passes path, query, headers and body on, and the answer back", async () => {
    const { url, received } = await backend(() => ({
      status: 201,
      headers: { "Content-Type": "text/plain", "X-Backend": "b1", "Set-Cookie": ["a=1", "b=2"], Server: "old" },
      body: "made",
    }))
    const client = clientOf([integration("POST", "/legacy/{proxy+}", httpProxy({ url: `${url}/old/{proxy}` }))])
    const response = await client.post("/legacy/a/b%20c?q=1&q=2&r=%26", {
      body: "hello",
      headers: { "Content-Type": "text/plain", "X-Mine": "m", Host: "api.example.com" },
    })
    expect(received[0]).toMatchObject({ method: "POST", url: "/old/a/b%20c?q=1&q=2&r=%26", body: "hello" })
    expect(received[0]?.headers).toMatchObject({
      "x-mine": "m",
      host: new URL(url).host,
      "x-amzn-apigateway-api-id": "tsapilocal",
    })
    expect(response.status).toBe(201)
    expect(response.text()).toBe("made")
    expect(response.headers["x-backend"]).toBe("b1")
    expect(response.headerValues("set-cookie")).toEqual(["a=1", "b=2"])
    expect(response.headers["x-amzn-remapped-server"]).toBe("old")
    expect(response.headers["x-amzn-trace-id"]).toBeUndefined()
  })

  it("fills in the URL from the path, from mappings and from stage variables", async () => {
    const { url, received } = await backend()
    const target = httpProxy({
      url: "http://${stageVariables.backend}/{tenant}/cart/profile/{userId}",
      path: { tenant: { from: "header.X-Tenant" } },
      query: { page: { from: "query.p" } },
      headers: { "X-Caller": { from: "context.identity.sourceIp" }, "X-Static": "yes" },
    })
    const client = clientOf([integration("GET", "/cart/{userId}", target)], {
      stageVariables: { backend: new URL(url).host },
    })
    await client.get("/cart/u%2F1?p=3", { headers: { "X-Tenant": "acme" } })
    expect(received[0]?.url).toBe("/acme/cart/profile/u%2F1?p=3&page=3")
    expect(received[0]?.headers).toMatchObject({ "x-caller": "127.0.0.1", "x-static": "yes" })
  })

  it("gives the client the body of a compressed answer as it was", async () => {
    const { url } = await backend(() => ({ headers: { "Content-Encoding": "gzip" }, body: gzipSync("plain") }))
    const response = await clientOf([integration("GET", "/", httpProxy({ url }))]).get("/")
    expect(response.text()).toBe("plain")
    expect(response.headers["content-encoding"]).toBeUndefined()
  })

  it("lets nothing but the path lead to another path of the backend", async () => {
    const { url, received } = await backend()
    const target = httpProxy({ url: `${url}/{tenant}/x`, path: { tenant: { from: "query.tenant" } } })
    await clientOf([integration("GET", "/", target)]).get("/?tenant=../admin?a=")
    expect(received[0]?.url).toMatch(/^\/\.\.%2Fadmin%3Fa%3D\/x/)
  })

  it("answers 500 where a mapping makes a header that cannot be sent, or an answer cannot be unpacked", async () => {
    const { url, received } = await backend(() => ({ headers: { "Content-Encoding": "gzip" }, body: "no gzip" }))
    const target = httpProxy({ url, headers: { "X-A": { from: "query.a" } } })
    const client = clientOf([integration("GET", "/", target)])
    expect((await client.get("/?a=b%0d%0aX-Evil:%201")).status).toBe(500)
    expect(received).toEqual([])
    expect((await client.get("/")).status).toBe(500)
  })

  it("does not follow redirections", async () => {
    const { url } = await backend(() => ({ status: 302, headers: { Location: "/elsewhere" } }))
    const response = await clientOf([integration("GET", "/", httpProxy({ url }))]).get("/")
    expect([response.status, response.headers["location"]]).toEqual([302, "/elsewhere"])
  })

  it("answers 504 for a backend that cannot be reached, and for one that takes too long", async () => {
    const gone = await startBackend()
    await gone.close()
    const slow = await backend(() => ({ hangs: true }))
    const client = clientOf([
      integration("GET", "/gone", httpProxy({ url: gone.url })),
      integration("GET", "/slow", httpProxy({ url: slow.url }), { timeoutMs: 50 }),
    ])
    expect(await client.get("/gone")).toMatchObject({ status: 504 })
    const response = await client.get("/slow")
    expect([response.status, response.json()]).toEqual([504, { message: "Endpoint request timed out" }])
    expect(client.errors).toHaveLength(2)
  })

  it("answers 500 where a stage variable of the URL is not set", async () => {
    const client = clientOf([integration("GET", "/", httpProxy({ url: "http://${stageVariables.backend}/" }))])
    expect((await client.get("/")).status).toBe(500)
  })
})

describe("httpIntegration", () => {
  it("sends what the mappings say and nothing else of the request", async () => {
    const { url, received } = await backend()
    const target = httpIntegration({
      url,
      method: "PUT",
      requestTemplates: '{"title": "$input.path(\'$.title\')", "by": "$context.identity.sourceIp"}',
    })
    const client = clientOf([integration("POST", "/", target)])
    await client.post("/?a=1", { json: { title: "Milk" }, headers: { "X-Mine": "m" } })
    expect(received[0]).toMatchObject({ method: "PUT", url: "/", body: '{"title": "Milk", "by": "127.0.0.1"}' })
    expect(received[0]?.headers["x-mine"]).toBeUndefined()
    expect(received[0]?.headers["user-agent"]).toBe("AmazonAPIGateway_tsapilocal")
  })

  it("chooses the answer by the backend's status, and maps its headers and body", async () => {
    const { url } = await backend(({ url: path }) =>
      path === "/missing"
        ? { status: 404, body: '{"error": "none"}' }
        : { status: 200, headers: { "X-Version": "7" }, body: '{"items": [{"id": 1}, {"id": 2}]}' },
    )
    const responses = [
      {
        status: 200,
        headers: {
          "X-Version": { from: "integration.response.header.X-Version" },
          "X-First": { from: "integration.response.body.items[0].id" },
        },
        body: '#set($all = $input.path("$.items"))[#foreach($one in $all)$one.id#if($foreach.hasNext), #end#end]',
      },
      { pattern: "4\\d{2}", status: 410, body: { "application/json": '{"gone": true}', "text/plain": "gone" } },
    ]
    const client = clientOf([integration("GET", "/{path}", httpIntegration({ url: `${url}/{path}`, responses }))])
    const found = await client.get("/cart")
    expect([found.status, found.text(), found.headers["x-version"], found.headers["x-first"]]).toEqual([
      200,
      "[1, 2]",
      "7",
      "1",
    ])
    const missing = await client.get("/missing", { headers: { Accept: "text/plain" } })
    expect([missing.status, missing.text(), missing.headers["content-type"]]).toEqual([410, "gone", "text/plain"])
  })

  it("answers 500 where the backend's answer would become a header that cannot be sent", async () => {
    const { url } = await backend(() => ({ body: JSON.stringify({ a: "b\r\nX-Evil: 1" }) }))
    const responses = [{ status: 200, headers: { "X-A": { from: "integration.response.body.a" } } }]
    const response = await clientOf([integration("GET", "/", httpIntegration({ url, responses }))]).get("/")
    expect([response.status, response.headers["x-evil"]]).toEqual([500, undefined])
  })

  it("answers 500 where no response is meant for the status", async () => {
    const { url } = await backend(() => ({ status: 503 }))
    const client = clientOf([
      integration("GET", "/", httpIntegration({ url, responses: [{ pattern: "2\\d{2}", status: 200 }] })),
    ])
    const response = await client.get("/")
    expect([response.status, response.json()]).toEqual([500, { message: "Internal server error" }])
    expect(client.errors[0]).toContain("no pattern of its responses fits the status 503")
  })

  it.each([
    ["never", {}, 415],
    ["when_no_templates", {}, 200],
    ["when_no_templates", { "application/json": "{}" }, 415],
    ["when_no_match", { "application/json": "{}" }, 200],
  ] as const)(
    "with %s and the templates %j answers %3$s to another type",
    async (passthroughBehavior, requestTemplates, status) => {
      const { url } = await backend()
      const target = httpIntegration({ url, passthroughBehavior, requestTemplates })
      const response = await clientOf([integration("POST", "/", target)]).post("/", {
        body: "<a/>",
        headers: { "Content-Type": "application/xml" },
      })
      expect(response.status).toBe(status)
    },
  )

  it("takes a request without a type for JSON", async () => {
    const { url, received } = await backend()
    const target = httpIntegration({ url, requestTemplates: "templated", passthroughBehavior: "never" })
    await clientOf([integration("POST", "/", target)]).post("/", { body: "{}" })
    expect(received[0]?.body).toBe("templated")
  })

  it("answers 400 to a body that a template reads and that is not JSON", async () => {
    const { url, received } = await backend()
    const target = httpIntegration({ url, requestTemplates: "$input.json('$.a')" })
    const response = await clientOf([integration("POST", "/", target)]).post("/", {
      body: "{oops",
      headers: { "Content-Type": "application/json" },
    })
    expect(response.status).toBe(400)
    expect(response.text()).toContain("Could not parse request body into json")
    expect(received).toEqual([])
  })
})

describe("mock", () => {
  it("answers what its options say, with what the request has", async () => {
    const client = clientOf([
      integration(
        "GET",
        "/hello/{name}",
        mock({
          status: 203,
          headers: { "X-Stage": { from: "context.stage" } },
          body: '{"hello": "$input.params("name")", "all": "$input.params().querystring.get("q")"}',
        }),
      ),
    ])
    const response = await client.get("/hello/ann?q=1")
    expect([response.status, response.json(), response.headers["x-stage"]]).toEqual([
      203,
      { hello: "ann", all: "1" },
      "api",
    ])
  })

  it("lets templates override status and headers", async () => {
    const body =
      '#set($context.responseOverride.status = 418)#set($context.responseOverride.header.X-Tea = "green")short'
    const response = await clientOf([integration("GET", "/", mock({ body }))]).get("/")
    expect([response.status, response.headers["x-tea"], response.text()]).toEqual([418, "green", "short"])
  })

  it("answers with the headers of CORS for the origin that asks", async () => {
    const cors = { allowOrigin: ["https://a.example.com", "https://b.example.com"] }
    const client = clientOf([integration("GET", "/", mock({ body: "{}" }), { cors })])
    const origins = ["https://b.example.com", "https://evil.example.com"].map(
      async (origin) => (await client.get("/", { headers: { Origin: origin } })).headers["access-control-allow-origin"],
    )
    expect(await Promise.all(origins)).toEqual(["https://b.example.com", "https://a.example.com"])
    expect((await client.options("/")).status).toBe(200)
  })
})

describe("a service that nothing stands in for", () => {
  it("is answered 501, by its name", async () => {
    const client = clientOf([
      integration("POST", "/orders", sendMessage({ queue: "arn:aws:sqs:eu-west-1:123456789012:orders" })),
    ])
    const response = await client.post("/orders", { json: {} })
    expect([response.status, response.json()]).toEqual([501, { message: "SQS SendMessage is not emulated" }])
    expect(client.errors[0]).toContain("AWS_ENDPOINT_URL_SQS")
  })
})
