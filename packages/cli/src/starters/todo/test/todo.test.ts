import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { createTestClient } from "@tsapi/framework/testing"
import { mockClient } from "aws-sdk-client-mock"
import { afterAll, beforeEach, expect, it } from "vitest"
import { app } from "../src/app.ts"

const dynamodb = mockClient(DynamoDBDocumentClient)
const client = createTestClient(app, { environment: { TODOS_TABLE_NAME: "todos", API_TOKEN: "secret" } })
const headers = { authorization: "Bearer secret" }

beforeEach(() => void dynamodb.reset())
afterAll(() => client.close())

it("creates a todo", async () => {
  dynamodb.on(PutCommand).resolves({})

  const reply = await client.post("/todos", { headers, json: { title: "Buy milk" } })

  expect(reply.status).toBe(201)
  expect(reply.json()).toMatchObject({ title: "Buy milk", done: false })
  expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toEqual({ TableName: "todos", Item: reply.json() })
})

it("answers 404 for a todo that is not there", async () => {
  dynamodb.on(GetCommand).resolves({})

  const reply = await client.get("/todos/1", { headers })

  expect([reply.status, reply.json()]).toEqual([404, { Code: "NotFoundError", Message: "No todo 1" }])
})

it("refuses a todo without a title", async () => {
  const reply = await client.post("/todos", { headers, json: {} })

  expect(reply.status).toBe(400)
})

it("refuses callers without the token", async () => {
  const reply = await client.get("/todos")

  expect([reply.status, reply.json()]).toEqual([401, { message: "Unauthorized" }])
})
