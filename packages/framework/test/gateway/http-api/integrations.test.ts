import { describe, expect, it } from "vitest"
import {
  httpProxy,
  type Integration,
  integration,
  putEvents,
  sendMessage,
  startExecution,
  startSyncExecution,
} from "../../../src/index.ts"
import type { TestClientOptions } from "../../../src/testing/index.ts"
import { backend, type BackendAnswer, clientOf as restClientOf } from "../integrations-fixture.ts"

const api = { type: "http", stageVariables: { backend: "127.0.0.1:1", team: "blue" } } as const

function clientOf(integrations: readonly Integration[], options: TestClientOptions = {}) {
  return restClientOf(integrations, { ...options, api })
}

/** A route to a stand-in of a service, which gives one answer. */
async function service(name: string, route: Integration, answer: BackendAnswer = {}) {
  const { url, received } = await backend(() => answer)
  const client = clientOf([route], { environment: { [`AWS_ENDPOINT_URL_${name}`]: url } })
  return { client, received }
}

describe("httpProxy in an HTTP API", () => {
  it("passes a request on as it is, with what an HTTP API adds", async () => {
    const { url, received } = await backend(() => ({ status: 201, body: "made", headers: { "X-Version": "7" } }))
    const client = clientOf([integration("ANY", "/legacy/{proxy+}", httpProxy({ url: `${url}/v2/{proxy}` }))])
    const response = await client.put("/legacy/a%20b/c?x=1&x=2%2F", {
      body: "text",
      headers: { "X-Mine": "m", Cookie: "one=1; two=2", "Content-Type": "text/plain" },
    })
    expect([response.status, response.text(), response.headers["x-version"]]).toEqual([201, "made", "7"])
    expect(response.headers["apigw-requestid"]).toBeDefined()
    expect(received[0]).toMatchObject({ method: "PUT", url: "/v2/a%20b/c?x=1&x=2%2F", body: "text" })
    expect(received[0]?.headers).toMatchObject({
      host: url.slice("http://".length),
      "x-mine": "m",
      cookie: "one=1; two=2",
      "content-type": "text/plain",
      via: "HTTP/1.1 AmazonAPIGateway",
      forwarded: expect.stringMatching(/^for=127\.0\.0\.1;host=.+;proto=https$/) as string,
    })
    expect(received[0]?.headers["x-forwarded-for"]).toBeUndefined()
  })

  it("puts headers in place of the request's, and parameters beside those of its query", async () => {
    const { url, received } = await backend()
    const target = httpProxy({
      url: `${url}/todos/{todo}/{team}`,
      method: "POST",
      path: { todo: { from: "path.id" }, team: { from: "stage.team" } },
      headers: {
        "X-By": { from: "context.identity.sourceIp" },
        "X-Title": { from: "body.title" },
        "X-None": { from: "query.none" },
      },
      query: { page: { from: "header.X-Page" }, fixed: "yes" },
    })
    const client = clientOf([integration("GET", "/todos/{id}", target)])
    await client.request("GET", "/todos/7?page=1", {
      json: { title: "Milk" },
      headers: { "X-By": "forged", "X-Page": "2" },
    })
    expect(received[0]).toMatchObject({ method: "POST", url: "/todos/7/blue?page=1&page=2&fixed=yes" })
    expect(received[0]?.headers).toMatchObject({ "x-by": "127.0.0.1", "x-title": "Milk" })
    expect(received[0]?.headers["x-none"]).toBeUndefined()
  })

  it("answers 503 for a backend that cannot be reached, or does not answer in time", async () => {
    const { url } = await backend(() => ({ hangs: true }))
    const client = clientOf([
      integration("GET", "/gone", httpProxy({ url: "http://${stageVariables.backend}/" })),
      integration("GET", "/slow", httpProxy({ url }), { timeoutMs: 50 }),
    ])
    for (const path of ["/gone", "/slow"]) {
      const response = await client.get(path)
      expect([response.status, response.json()]).toEqual([503, { message: "Service Unavailable" }])
    }
    expect(client.errors[1]).toContain("did not answer within")
  })

  it("answers errors of the backend as they are", async () => {
    const { url } = await backend(() => ({ status: 502, body: "no" }))
    const response = await clientOf([integration("GET", "/", httpProxy({ url }))]).get("/")
    expect([response.status, response.text()]).toEqual([502, "no"])
  })
})

describe("services in an HTTP API", () => {
  const queue = "arn:aws:sqs:eu-west-1:123456789012:orders.fifo"

  it("send a message, and answer what SQS answers", async () => {
    const xml =
      "<SendMessageResponse><SendMessageResult><MessageId>m-1</MessageId></SendMessageResult></SendMessageResponse>"
    const target = sendMessage({
      queue,
      messageGroupId: '$input.path("$.customer.id")',
      messageDeduplicationId: "$context.requestId",
    })
    const { client, received } = await service("SQS", integration("POST", "/orders", target), {
      body: xml,
      headers: { "Content-Type": "text/xml" },
    })
    const response = await client.post("/orders", { json: { customer: { id: 7 } } })
    expect([response.status, response.text(), response.headers["content-type"]]).toEqual([200, xml, "text/xml"])
    const form = new URLSearchParams(received[0]?.body)
    expect(received[0]?.url).toBe("/123456789012/orders.fifo")
    expect(Object.fromEntries(form)).toEqual({
      Action: "SendMessage",
      MessageBody: '{"customer":{"id":7}}',
      MessageGroupId: "7",
      MessageDeduplicationId: expect.stringMatching(/=$/) as string,
    })
    expect(received[0]?.headers["authorization"]).toContain("/eu-west-1/sqs/aws4_request")
  })

  it("take a body of any type as it is", async () => {
    const { client, received } = await service("SQS", integration("POST", "/orders", sendMessage({ queue })))
    await client.post("/orders", { body: "a=1&b", headers: { "Content-Type": "text/plain" } })
    expect(new URLSearchParams(received[0]?.body).get("MessageBody")).toBe("a=1&b")
  })

  it.each(["{}", '{"customer": ', "[1]", '{"customer": {"id": null}}'])(
    "answer 400 where the body %s has no value for a parameter, and send nothing",
    async (body) => {
      const target = sendMessage({ queue, messageGroupId: '$input.path("$.customer.id")' })
      const { client, received } = await service("SQS", integration("POST", "/orders", target))
      const response = await client.post("/orders", { body })
      expect([response.status, response.json(), received.length]).toEqual([400, { message: "Bad Request" }, 0])
    },
  )

  it("put an event on a bus", async () => {
    const target = putEvents({
      bus: "arn:aws:events:eu-west-1:123456789012:event-bus/shop",
      source: "shop.orders",
      detailType: "$input.params().header.get('X-Kind')",
      detail: '$input.json("$.order")',
    })
    const answer = '{"FailedEntryCount":0,"Entries":[{"EventId":"e-1"}]}'
    const { client, received } = await service("EVENTBRIDGE", integration("POST", "/{id}/events", target), {
      body: answer,
      headers: { "Content-Type": "application/x-amz-json-1.1" },
    })
    const response = await client.post("/1/events", { json: { order: { id: 1 } }, headers: { "X-Kind": "Placed" } })
    expect([response.status, response.text()]).toEqual([200, answer])
    expect(received[0]?.headers["x-amz-target"]).toBe("AWSEvents.PutEvents")
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({
      Entries: [
        {
          EventBusName: "arn:aws:events:eu-west-1:123456789012:event-bus/shop",
          Source: "shop.orders",
          DetailType: "Placed",
          Detail: '{"id":1}',
        },
      ],
    })
  })

  it.each([
    ["StartExecution", startExecution],
    ["StartSyncExecution", startSyncExecution],
  ])("begin an execution: %s", async (action, make) => {
    const stateMachine = "arn:aws:states:eu-west-1:123456789012:stateMachine:Refund"
    const target = make({ stateMachine, name: '$input.params("id")' })
    const { client, received } = await service("SFN", integration("POST", "/refunds/{id}", target), {
      status: 400,
      body: '{"__type":"ExecutionAlreadyExists"}',
      headers: { "Content-Type": "application/x-amz-json-1.0" },
    })
    const response = await client.post("/refunds/r1", { json: { a: 1 } })
    expect([response.status, response.json()]).toEqual([400, { __type: "ExecutionAlreadyExists" }])
    expect(received[0]?.headers["x-amz-target"]).toBe(`AWSStepFunctions.${action}`)
    expect(JSON.parse(received[0]?.body ?? "")).toEqual({ stateMachineArn: stateMachine, input: '{"a":1}', name: "r1" })
  })

  it("answer 501 where nothing stands in for them, or only CloudFormation knows the resource", async () => {
    const imported = sendMessage({ queue: { "Fn::ImportValue": "Queue" } })
    const client = clientOf([integration("POST", "/a", sendMessage({ queue })), integration("POST", "/b", imported)])
    for (const path of ["/a", "/b"]) expect((await client.post(path, { body: "x" })).status).toBe(501)
  })
})
