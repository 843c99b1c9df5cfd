import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"
import { createTestClient } from "@tsapi/framework/testing"
import { mockClient } from "aws-sdk-client-mock"
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest"
import { observationFile, readObservations } from "../../src/local/access/observation-file.ts"
import { startDynamoDb } from "../../src/local/dynamodb/start-dynamodb.ts"
import type { EmbeddedService } from "../../src/local/services/embedded-service.ts"
import { app } from "./tested-app/src/app.ts"

const projectDir = fileURLToPath(new URL("tested-app", import.meta.url))
const closers: (() => unknown)[] = []

// An SDK client asks for its endpoint once, so that both tests need the same.
let dynamodb: EmbeddedService
beforeAll(async () => {
  dynamodb = await startDynamoDb({ directory: await mkdtemp(path.join(tmpdir(), "tsapi-tested-")) })
})
afterAll(() => dynamodb.close())

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
  await rm(observationFile(projectDir), { force: true })
  vi.restoreAllMocks()
})

function open() {
  const error = vi.spyOn(console, "error").mockImplementation(() => {})
  const client = createTestClient(app, {
    environment: { TODOS_TABLE_NAME: "todos", AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint },
    enforceIam: { projectDir },
  })
  closers.push(() => client.close())
  return { client, printed: () => error.mock.calls.flat().join("\n") }
}

const refusal = {
  refused: true,
  name: "AccessDeniedException",
  message:
    "User: arn:aws:sts::000000000000:assumed-role/tested-dev-ApiFunctionRole/tested-dev-Api is not authorized to perform: dynamodb:DeleteItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/todos because no identity-based policy allows the dynamodb:DeleteItem action",
  status: 400,
}

test("a mock is asked only about what the policy allows", async () => {
  const mock = mockClient(DynamoDBDocumentClient)
  closers.push(() => mock.restore())
  mock.on(GetCommand).resolves({ Item: { id: "1" } })
  mock.on(DeleteCommand).resolves({})
  const { client, printed } = open()

  expect((await client.get("/todos/1")).json()).toEqual({ id: "1" })
  expect((await client.post("/todos/1/DeleteCommand")).json()).toEqual(refusal)
  expect(mock.commandCalls(GetCommand)).toHaveLength(1)
  expect(mock.commandCalls(DeleteCommand)).toHaveLength(0)
  expect(printed()).toContain(
    "its policy does not allow dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:000000000000:table/todos",
  )
  expect(printed()).toContain("Api: Delete is refused, as it will be when deployed  src/todo-controller.ts:24")

  mock.reset()
  mock.on(GetCommand).resolves({ Item: { id: "2" } })
  expect((await client.get("/todos/2")).json()).toEqual({ id: "2" })
  expect((await client.post("/todos/1/DeleteCommand")).json()).toEqual(refusal)
})

test("so is a spy on the class of clients", async () => {
  const send = vi
    .spyOn(DynamoDBDocumentClient.prototype, "send")
    .mockImplementation(async () => ({ Item: { id: "3" } }))
  const { client } = open()

  expect((await client.get("/todos/3")).json()).toEqual({ id: "3" })
  expect((await client.post("/todos/3/DeleteCommand")).json()).toEqual(refusal)
  expect(send).toHaveBeenCalledTimes(1)
})

test("requests that are sent for real are judged too, and those of the test itself are not", async () => {
  await dynamodb.call("CreateTable", {
    TableName: "todos",
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  })
  const { client } = open()

  expect((await client.get("/todos/1")).status).toBe(200)
  expect((await client.post("/todos/1/DeleteCommand")).json()).toEqual(refusal)
  const { DynamoDBClient } = await import("@aws-sdk/client-dynamodb")
  const own = DynamoDBDocumentClient.from(new DynamoDBClient())
  await expect(own.send(new DeleteCommand({ TableName: "todos", Key: { id: "1" } }))).resolves.toBeDefined()

  client.close()
  expect(readObservations(observationFile(projectDir))?.functions["Api"]).toEqual([
    expect.objectContaining({ action: "dynamodb:DeleteItem", resource: "TodosTable", allowed: false, count: 1 }),
    expect.objectContaining({ action: "dynamodb:GetItem", resource: "TodosTable", allowed: true, count: 1 }),
  ])
})
