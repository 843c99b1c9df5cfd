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
  Alarm, App, allow, authorizer, functionMetric, onQueue, Queue, queueMetric, route, Table, Topic,
} from "@tsapi/framework"

const orders = new Queue("Orders")
const stock = new Table("Stock", { partitionKey: "id", indexes: { byShelf: { partitionKey: "shelf" } } })
const operators = new Topic("Operators")
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

export const app = new App("shop", { controllers: [Orders], handlers: [Worker], authorizers: [Guard], authorizer: Guard })
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
  n1["Guard"]
  n2["Api"]
  n3["WorkerProcess"]
  n4[["queue Orders"]]
  n5[["queue OrdersDeadLetters"]]
  n6[("table Stock")]
  n7[["topic Operators"]]
  n0 -->|"POST /orders"| n2
  n4 --> n3
  n5 -->|"alarm Failed"| n7
  n3 -->|"alarm Late"| n7
  n0 -->|"authorizes"| n1
  n4 -->|"dead letters"| n5
  n2 -.->|"SendMessage"| n4
  n3 -.->|"GetItem, Query"| n6
`)
  const svg = renderSvg(graph)
  expect(renderSvg(again)).toBe(svg)
  expect(svg.match(/class="box /g)).toHaveLength(8)
  expect(svg.match(/class="edge/g)).toHaveLength(8)
  expect(svg).toContain(">GetItem, Query</text>")
})

test("names of any sort are drawn as they are", () => {
  const node = { id: "a", label: 'a "<b>" & #1', kind: "function", shape: "function" } as const
  const graph = { title: "t", nodes: [node], edges: [] }
  expect(renderMermaid(graph)).toContain('n0["a #34;#60;b#62;#34; & #35;1"]')
  expect(renderSvg(graph)).toContain('>a "&lt;b&gt;" &amp; #1</text>')
})
