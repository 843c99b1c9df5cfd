import { describe, expect, it } from "vitest"
import * as z from "zod"
import { httpIntegration, integration, mock, Queue, sendMessage } from "../../src/index.ts"
import { backend, clientOf } from "./integrations-fixture.ts"

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

  it.each([
    [undefined, 203],
    ["application/json; charset=utf-8", 203],
    ["text/plain", 203],
    ["application/x-www-form-urlencoded", 203],
    ["multipart/form-data; boundary=b", 203],
    ["text/csv", 203],
    ["application/xml", 415],
  ])("answers a body of type %s with %d, whatever it says", async (type, status) => {
    const client = clientOf([integration("POST", "/", mock({ status: 203, body: "{}", contentTypes: ["text/csv"] }))])
    const headers = type === undefined ? {} : { "Content-Type": type }
    expect((await client.post("/", { body: '{"statusCode": 404}', headers })).status).toBe(status)
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

describe("a queue of the app", () => {
  const queue = new Queue("IntegratedOrders")
  const Order = z.object({ id: z.string(), amount: z.number() })
  const route = integration("POST", "/orders", sendMessage({ queue }), { body: Order })

  it("gets bodies that fit the schema, and no others", async () => {
    const { url, received } = await backend()
    const environment = {
      AWS_ENDPOINT_URL_SQS: url,
      INTEGRATED_ORDERS_QUEUE_ARN: "arn:aws:sqs:eu-west-1:123456789012:orders",
    }
    const client = clientOf([route], { environment })
    const responses = [
      await client.post("/orders", { json: { id: "1" } }),
      await client.post("/orders", { body: "id=1", headers: { "Content-Type": "text/plain" } }),
      await client.post("/orders", { json: { id: "1", amount: 5 } }),
    ]
    expect(responses.map(({ status }) => status)).toEqual([400, 415, 202])
    expect(responses[0]?.json()).toEqual({ message: "Invalid request body" })
    expect(received).toMatchObject([{ url: "/123456789012/orders" }])
    expect(new URLSearchParams(received[0]?.body).get("MessageBody")).toBe('{"id":"1","amount":5}')
  })

  it("has to be known", async () => {
    const client = clientOf([route], { environment: { AWS_ENDPOINT_URL_SQS: "http://127.0.0.1:1" } })
    const response = await client.post("/orders", { json: { id: "1", amount: 5 } })
    expect(response.status).toBe(501)
    expect(client.errors[0]).toContain("the queue IntegratedOrders, which has no arn here: INTEGRATED_ORDERS_QUEUE_ARN")
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
