import { rm } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type LocalApp, startLocal } from "../../src/testing.ts"
import { writeProject } from "../make-project.ts"

interface Received {
  readonly path: string | undefined
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

const received: Received[] = []
let backend: Server
let app: LocalApp
let projectDir: string

beforeAll(async () => {
  backend = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => (body += chunk.toString()))
    request.on("end", () => {
      received.push({ path: request.url, headers: request.headers, body })
      // What stands in for SQS answers in XML, as AWS does to anybody but API Gateway.
      const xml =
        "<SendMessageResponse><SendMessageResult><MessageId>m-1</MessageId></SendMessageResult></SendMessageResponse>"
      const isQuery = body.startsWith("Action=")
      response.setHeader("Content-Type", isQuery ? "text/xml" : "application/json")
      response.end(isQuery ? xml : JSON.stringify({ path: request.url }))
    })
  })
  await new Promise<void>((resolve) => backend.listen(0, "127.0.0.1", resolve))
  const { port } = backend.address() as AddressInfo
  process.env["AWS_ENDPOINT_URL_SQS"] = `http://127.0.0.1:${port}`
  projectDir = await writeProject(files(port))
  app = await startLocal({ projectDir })
})

afterAll(async () => {
  delete process.env["AWS_ENDPOINT_URL_SQS"]
  await app?.close()
  backend.closeAllConnections()
  backend.close()
  await rm(projectDir, { recursive: true, force: true })
})

function files(port: number) {
  return {
    "package.json": '{"name":"shop","type":"module"}',
    "src/app.ts": `
import {
  App, controller, deleteItem, getItem, httpProxy, integration, mock, publish, putItem, query, route, sendMessage, Table,
  updateItem,
} from "@tsapi/framework"

const todos = new Table("Todos", { partitionKey: "list", sortKey: "id" })
const key = { list: '$input.params("list")', id: '$input.params("id")' }

@controller("/hello")
class HelloController {
  @route("GET", "/")
  get() { return "from a function" }
}

export const app = new App("shop", {
  controllers: [HelloController],
  binaryMediaTypes: [],
  api: { stageVariables: { backend: "127.0.0.1:${port}" } },
  integrations: [
    integration("GET", "/mock", mock({ body: '{"stage": "$context.stage"}' })),
    integration("ANY", "/old/{proxy+}", httpProxy({ url: "http://\${stageVariables.backend}/new/{proxy}" })),
    integration("PUT", "/todos/{list}/{id}", putItem({
      table: todos,
      item: {
        ...key,
        title: '$input.path("$.title")',
        count: { N: '$input.path("$.count")' },
        done: { BOOL: '$input.path("$.done")' },
      },
      condition: "attribute_not_exists(id)",
    })),
    integration("GET", "/todos/{list}/{id}", getItem({ table: todos, key })),
    integration("PATCH", "/todos/{list}/{id}", updateItem({
      table: todos, key, update: "SET title = :t", values: { ":t": '$input.path("$.title")' },
    })),
    integration("DELETE", "/todos/{list}/{id}", deleteItem({ table: todos, key })),
    integration("GET", "/todos/{list}", query({
      table: todos, keyCondition: "#l = :l", names: { "#l": "list" }, values: { ":l": '$input.params("list")' },
    })),
    integration("POST", "/orders", sendMessage({
      queue: "arn:aws:sqs:eu-west-1:123456789012:orders", attributes: { from: '$input.params("X-From")' },
    })),
    integration("POST", "/news", publish({ topic: "arn:aws:sns:eu-west-1:123456789012:news" })),
  ],
})
`,
  }
}

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const json = body === undefined ? {} : { body: JSON.stringify(body) }
  const type = { "Content-Type": "application/json" }
  const response = await fetch(app.url + path, { method, ...json, headers: { ...type, ...headers } })
  return [response.status, await response.json()]
}

describe("integrations under tsapi local", () => {
  it("stand beside functions", async () => {
    expect(await (await fetch(`${app.url}/hello`)).text()).toBe("from a function")
    expect(await send("GET", "/mock")).toEqual([200, { stage: "api" }])
  })

  it("reach a backend by way of stage variables", async () => {
    expect(await send("GET", "/old/a/b?c=1")).toEqual([200, { path: "/new/a/b?c=1" }])
  })

  it("read and write the embedded database, whatever a text has in it", async () => {
    const title = `it's "q" \\ / é $x #if \n`
    expect(await send("PUT", "/todos/l/1", { title, count: 3, done: true })).toEqual([200, {}])
    expect(await send("GET", "/todos/l/1")).toEqual([200, { list: "l", id: "1", title, count: 3, done: true }])
    expect(await send("PUT", "/todos/l/1", { title: "again", count: 1 })).toEqual([409, { message: "Conflict" }])
    expect(await send("PUT", "/todos/l/2", { title, count: "many" })).toEqual([400, { message: "Bad Request" }])
    expect(await send("PATCH", "/todos/l/1", { title: "new" })).toEqual([
      200,
      { list: "l", id: "1", title: "new", count: 3, done: true },
    ])
    expect(await send("GET", "/todos/l")).toEqual([
      200,
      { items: [{ list: "l", id: "1", title: "new", count: 3, done: true }] },
    ])
    expect(await send("DELETE", "/todos/l/1")).toEqual([200, {}])
    expect(await send("GET", "/todos/l/1")).toEqual([404, { message: "Not Found" }])
    expect(await send("GET", "/todos/l")).toEqual([200, { items: [] }])
  })

  it("do not let a body change the request that is made of it", async () => {
    const title = '"}, "admin": {"BOOL": true}, "x": {"S": "'
    const done = 'true}, "admin": {"BOOL": true'
    expect(await send("PUT", "/todos/injected/1", { title, count: 1, done })).toEqual([200, {}])
    expect(await send("GET", "/todos/injected/1")).toEqual([
      200,
      { list: "injected", id: "1", title, count: 1, done: false },
    ])
    expect(await send("POST", "/orders", { a: "&Action=DeleteQueue&x=" })).toEqual([202, { messageId: "m-1" }])
    expect(new URLSearchParams(received.at(-1)?.body).getAll("Action")).toEqual(["SendMessage"])
  })

  it("call a service where the developer's variables say, signed and in its protocol", async () => {
    expect(await send("POST", "/orders", { id: 7 }, { "X-From": "web" })).toEqual([202, { messageId: "m-1" }])
    const { path, headers, body } = received.at(-1) ?? { path: "", headers: {}, body: "" }
    expect(path).toBe("/123456789012/orders")
    expect(headers["authorization"]).toMatch(/^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/eu-west-1\/sqs\/aws4_request/)
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      Action: "SendMessage",
      MessageBody: '{"id":7}',
      "MessageAttribute.1.Name": "from",
      "MessageAttribute.1.Value.DataType": "String",
      "MessageAttribute.1.Value.StringValue": "web",
    })
  })

  it("answer 501 where nothing stands in for a service", async () => {
    expect(await send("POST", "/news", {})).toEqual([501, { message: "SNS Publish is not emulated" }])
  })
})
