import { expect, test } from "vitest"
import { buildGraph } from "../../src/describe/graph/build-graph.ts"
import { renderMermaid } from "../../src/describe/graph/render-mermaid.ts"
import { renderSvg } from "../../src/describe/graph/render-svg.ts"
import { inferStack } from "../../src/pipeline/build-stack.ts"
import { makeProject } from "../make-project.ts"

const files = {
  "src/app.ts": `import { DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import {
  Alarm, App, allow, authorizer, Bucket, functionMetric, lambda, onEmail, onQueue, Queue, queueMetric, route, Table, Topic,
} from "@tsapi/framework"

const orders = new Queue("Orders")
const stock = new Table("Stock", { partitionKey: "id", indexes: { byShelf: { partitionKey: "shelf" } } })
const operators = new Topic("Operators")
const mails = new Bucket("Mails")
const notify = [operators, "arn:aws:sns:eu-west-1:123456789012:others"]
new Alarm("Failed", { metric: queueMetric(orders.deadLetterQueue, "NumberOfMessagesSent"), threshold: 0, notify })
new Alarm("Late", { metric: functionMetric("WorkerProcess", "Duration"), threshold: 9, notify, notifyOk: operators })
new Alarm("Unheard", { metric: { namespace: "Shop", name: "Sold" }, threshold: 0, comparison: "<", notify })
const sqs = new SQSClient({})
const dynamodb = new DynamoDBClient({})

@authorizer({ type: "token" })
class Guard {
  authorize() {
    return allow({ principalId: "ada", routes: ["*"] })
  }
}

class Worker {
  @onQueue(orders)
  async process() {
    await dynamodb.send(new GetItemCommand({ TableName: stock.name, Key: { id: { S: "1" } } }))
    await dynamodb.send(new QueryCommand({ TableName: stock.name, IndexName: "byShelf" }))
  }
}

class Orders {
  @route("POST", "/orders")
  async create() {
    await sqs.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: "1" }))
  }
}

class Inbox {
  @lambda({ function: { url: true } })
  check() {}

  @lambda({ function: { url: { auth: "none" } } })
  hook() {}

  @onEmail({ recipients: ["orders@example.com"] })
  @onEmail({ recipients: ["example.org"], store: { bucket: mails, prefix: "in/" } })
  receive() {}
}

const handlers = [Worker, Inbox]
export const app = new App("shop", { controllers: [Orders], handlers, authorizers: [Guard], authorizer: Guard })
`,
}

async function graphOf() {
  const { app, policies } = await inferStack(await makeProject(files), { stage: "dev" })
  return buildGraph(app, policies)
}

test("an app is drawn with what leads to its functions and what their code calls, the same each time", async () => {
  const [graph, again] = [await graphOf(), await graphOf()]
  expect(renderMermaid(graph)).toBe(`flowchart LR
  n0(["API shop"])
  n1{{"URL, IAM"}}
  n2{{"URL, open"}}
  n3{{"email example.org"}}
  n4{{"email orders@example.com"}}
  n5["Guard"]
  n6["Api"]
  n7["InboxCheck"]
  n8["InboxHook"]
  n9["InboxReceive"]
  n10["WorkerProcess"]
  n11[("bucket Mails")]
  n12[["queue Orders"]]
  n13[["queue OrdersDeadLetters"]]
  n14[("table Stock")]
  n15[["topic Operators"]]
  n0 -->|"POST /orders"| n6
  n1 --> n7
  n2 --> n8
  n3 --> n9
  n4 --> n9
  n12 --> n10
  n13 -->|"alarm Failed"| n15
  n10 -->|"alarm Late"| n15
  n0 -->|"authorizes"| n5
  n3 -->|"e-mails"| n11
  n12 -->|"dead letters"| n13
  n6 -.->|"SendMessage"| n12
  n10 -.->|"GetItem, Query"| n14
`)
  const svg = renderSvg(graph)
  expect(renderSvg(again)).toBe(svg)
  expect(svg.match(/class="box /g)).toHaveLength(16)
  expect(svg.match(/class="edge/g)).toHaveLength(13)
  expect(svg).toContain(">GetItem, Query</text>")
})

test("names of any sort are drawn as they are", () => {
  const node = { id: "a", label: 'a "<b>" & #1', kind: "function", shape: "function" } as const
  const graph = { title: "t", nodes: [node], edges: [] }
  expect(renderMermaid(graph)).toContain('n0["a #34;#60;b#62;#34; & #35;1"]')
  expect(renderSvg(graph)).toContain('>a "&lt;b&gt;" &amp; #1</text>')
})
