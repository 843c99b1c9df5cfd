import { describe, expect, it } from "vitest"
import { grantsOf, inferSource, warningsOf } from "../../test/policy/infer-source.ts"

const app = `
import { App, controller, route, Table } from "@tsapi/framework"
import { idempotent, runOnce } from "@tsapi/framework/idempotency"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
const requests = new Table("Requests", { partitionKey: "id", timeToLive: "expiresAt" })
const payments = new Table("Payments", { partitionKey: "id", timeToLive: "expiresAt" })
const orders = new Table("Orders", { partitionKey: "id" })
const db = new DynamoDB({})

@controller("/orders")
class Orders {
  @route("GET", "/")
  list() { return db.scan({ TableName: orders.name }) }

  @route("POST", "/", { middleware: [idempotent({ table: requests })] })
  place() { return db.putItem({ TableName: orders.name, Item: {} }) }

  @route("PUT", "/")
  pay({ body }: any) {
    return runOnce({ table: payments, key: ({ id }: any) => id }, body, () => db.updateItem({ TableName: orders.name, Key: {} }))
  }
}
export const app = new App("shop", { controllers: [Orders] })
`

// As the kind gives it.
const ownApi = {
  kind: "webSocket",
  id: "WebSocketApi",
  property: "endpoint",
  environmentVariable: "WEBSOCKET_CONNECTIONS_ENDPOINT",
  value: { "Fn::Sub": "https://${WebSocketApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}/api" },
  arn: { "Fn::Sub": "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebSocketApi}/api" },
  isForAll: true,
  isConnectionsEndpoint: true,
  location: { file: "src/app.ts", line: 1 },
} as const

const kept = (table: string) => ["DeleteItem", "PutItem", "UpdateItem"].map((action) => `dynamodb:${action} ${table}`)

describe("what the framework's optional imports send", () => {
  it("is granted to the functions whose routes are idempotent, on the table that they name", async () => {
    const functions = { List: ["Orders.list"], Place: ["Orders.place"], Pay: ["Orders.pay"] }
    const policies = await inferSource({ "src/app.ts": app }, { functions })
    expect(policies.map((policy) => [policy.functionId, [...grantsOf(policy)].toSorted()])).toEqual([
      ["List", ["dynamodb:Scan Orders"]],
      ["Place", [...kept("Requests"), "dynamodb:PutItem Orders"].toSorted()],
      ["Pay", [...kept("Payments"), "dynamodb:UpdateItem Orders"].toSorted()],
    ])
    expect(policies.flatMap(warningsOf)).toEqual([])
  })

  it("is granted to the function of a trigger whose records are idempotent", async () => {
    const [policy] = await inferSource({
      "src/app.ts": `
import { App, onQueue, Queue, Table } from "@tsapi/framework"
import { idempotent } from "@tsapi/framework/idempotency"
const requests = new Table("Requests", { partitionKey: "id", timeToLive: "expiresAt" })
const orders = new Queue("Orders")
class OrderWorker {
  @onQueue(orders, { middleware: [idempotent({ table: requests })] })
  process() {}
}
export const app = new App("shop", { handlers: [OrderWorker] })
`,
    })
    expect(grantsOf(policy)).toEqual(kept("Requests"))
    expect(warningsOf(policy)).toEqual([])
  })

  it("is followed into what they run, and what only observes sends nothing", async () => {
    const [policy] = await inferSource(
      {
        "src/app.ts": `
import { App, controller, route, Table } from "@tsapi/framework"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { defineEnvironment } from "@tsapi/framework/environment"
import { correlate, logger } from "@tsapi/framework/logger"
import { Metrics } from "@tsapi/framework/metrics"
import { traced } from "@tsapi/framework/tracing"
import { z } from "zod"
const orders = new Table("Orders", { partitionKey: "id" })
const environment = defineEnvironment(z.object({ ARCHIVE: z.string() }))
const metrics = new Metrics("Shop")
const log = logger.child({ service: "orders" })
const db = new DynamoDB({})
@controller("/orders")
class Orders {
  @route("GET", "/")
  list() {
    log.info("listed", { client: db })
    metrics.add("Lists", 1, "Count")
    return traced("scan", () => logger.with({ step: 1 }, () => db.scan({ TableName: orders.name })))
  }
  @route("POST", "/")
  archive() { return db.putItem({ TableName: environment.ARCHIVE, Item: {} }) }
}
export const app = new App("shop", { controllers: [Orders] })
app.use(correlate())
`,
      },
      { environment: { ARCHIVE: "archive-2026" } },
    )
    expect(grantsOf(policy)).toEqual(["dynamodb:PutItem table/archive-2026", "dynamodb:Scan Orders"])
    expect(warningsOf(policy)).toEqual([])
  })

  it("is granted on the connections of the app's own WebSocket API, call by call", async () => {
    const functions = { Send: ["Clients.send"], Close: ["Clients.close"], Info: ["Clients.info"], Own: ["Clients.own"] }
    const policies = await inferSource(
      {
        "src/app.ts": `
import { App, controller, onMessage, route } from "@tsapi/framework"
import { connections } from "@tsapi/framework/connections"
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi"
@controller("/clients")
class Clients {
  @route("POST", "/{id}")
  async send({ params, body }: any) { await connections.send(params.id, { news: body }) }
  @route("DELETE", "/{id}")
  async close({ params }: any) { await connections.close(params.id) }
  @route("GET", "/{id}")
  async info({ params }: any) { return connections.info(params.id) }
  @route("PUT", "/{id}")
  async own({ params }: any) {
    const client = new ApiGatewayManagementApiClient({ endpoint: connections.endpoint })
    await client.send(new PostToConnectionCommand({ ConnectionId: params.id, Data: "news" }))
  }
  @onMessage()
  other() {}
}
export const app = new App("news", { controllers: [Clients], handlers: [Clients] })
`,
      },
      { functions, references: [ownApi] },
    )
    const api = "${WebSocketApi}/api"
    const granted = (verb: string) => [`execute-api:ManageConnections ${api}/${verb}/@connections/*`]
    expect(policies.map((policy) => [policy.functionId, grantsOf(policy)])).toEqual([
      ["Send", granted("POST")],
      ["Close", granted("DELETE")],
      ["Info", granted("GET")],
      ["Own", granted("POST")],
    ])
    expect(policies.flatMap(warningsOf)).toEqual([])
  })
})
