import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb"
import { createTestClient, queueEvent, type TestClient } from "@tsapi/framework/testing"
import { mockClient } from "aws-sdk-client-mock"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { app } from "../src/app.ts"

const documents = mockClient(DynamoDBDocumentClient)
const dynamodb = mockClient(DynamoDBClient)
const order = { id: "order-0001", customer: "ada", lines: [{ product: "tea", quantity: 2 }] }

let client: TestClient
beforeAll(() => {
  client = createTestClient(app, {
    environment: { ORDERS_TABLE_NAME: "orders", HANDLED_TABLE_NAME: "handled" },
  })
})
beforeEach(() => {
  documents.reset()
  dynamodb.reset()
})
afterAll(() => client.close())

describe("what API Gateway lets through to the queue", () => {
  it.each([
    ["an order without a customer", { ...order, customer: undefined }],
    ["an order with more to it", { ...order, discount: 100 }],
    ["an id that is none", { ...order, id: "1" }],
    ["a quantity that is no number", { ...order, lines: [{ product: "tea", quantity: "two" }] }],
  ])("is not %s", async (_, json) => {
    const reply = await client.post("/orders", { json })

    expect([reply.status, reply.json()]).toEqual([400, { message: "Invalid request body" }])
  })

  it("is JSON", async () => {
    const reply = await client.post("/orders", { body: "tea", headers: { "Content-Type": "text/plain" } })

    expect(reply.status).toBe(415)
  })
})

describe("the worker", () => {
  it("takes an order, at the prices of the list", async () => {
    expect(await take(order)).toEqual({ batchItemFailures: [] })

    const [put] = documents.commandCalls(PutCommand)
    expect(put?.args[0].input).toEqual({
      TableName: "orders",
      Item: { ...order, totalCents: 980, takenAt: expect.any(String) },
    })
  })

  it("gives back only the orders of a batch that it could not take", async () => {
    const unknown = { ...order, id: "order-0002", lines: [{ product: "gold", quantity: 1 }] }
    const empty = { ...order, id: "order-0003", lines: [] }

    expect(await take(order, unknown, empty)).toEqual({
      batchItemFailures: [{ itemIdentifier: "message-2" }, { itemIdentifier: "message-3" }],
    })
    expect(documents.commandCalls(PutCommand)).toHaveLength(1)
  })
})

/** Sends orders to the worker in one batch. */
function take(...orders: readonly object[]): Promise<unknown> {
  return client.invoke("OrderWorkerTake", queueEvent(orders))
}
