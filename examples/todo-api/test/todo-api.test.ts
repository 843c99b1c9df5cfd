import { createHash } from "node:crypto"
import { fileURLToPath } from "node:url"
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb"
import { marshall } from "@aws-sdk/util-dynamodb"
import { createTestClient, type TestClient } from "@tsapi/framework/testing"
import { mockClient } from "aws-sdk-client-mock"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { app } from "../src/app.ts"

const dynamodb = mockClient(DynamoDBDocumentClient)
const tokenHash = createHash("sha256").update("alice-token").digest("hex")
const alice = { authorization: "Bearer alice-token" }
const milk = {
  id: "1",
  title: "Buy milk",
  done: false,
  version: 3,
  createdAt: "2026-11-21T09:00:00.000Z",
  updatedAt: "2026-11-21T09:00:00.000Z",
}

// The same code behind either kind of API.
describe.each(["rest", "http"] as const)("as a %s API", (api) => {
  let client: TestClient
  beforeAll(() => {
    client = createTestClient(app, {
      api,
      environment: { TODOS_TABLE_NAME: "todos", TOKEN_HASHES: `alice:${tokenHash}` },
      enforceIam: { projectDir: fileURLToPath(new URL("..", import.meta.url)) },
    })
  })
  beforeEach(() => void dynamodb.reset())
  afterAll(() => client.close())

  describe("who may call", () => {
    it("answers the health check without a token", async () => {
      const reply = await client.get("/health")

      expect([reply.status, reply.json()]).toEqual([200, { status: "ok" }])
    })

    it.each([
      ["no token", {}],
      ["another scheme", { authorization: "Basic YWxpY2U6" }],
      ["an unknown token", { authorization: "Bearer mallory-token" }],
    ])("refuses a caller with %s", async (_, headers) => {
      const reply = await client.get("/todos", { headers })

      // An HTTP API has 401 for a missing token only.
      const expected = api === "http" && "authorization" in headers ? [403, "Forbidden"] : [401, "Unauthorized"]
      expect([reply.status, reply.json<{ message: string }>().message]).toEqual(expected)
      expect(dynamodb.calls()).toHaveLength(0)
    })

    it("lets browsers read the ETag", async () => {
      dynamodb.on(GetCommand).resolves({ Item: milk })

      const reply = await client.get("/todos/1", { headers: { ...alice, origin: "https://todo.example" } })

      expect(reply.headers).toMatchObject({
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "ETag,Location",
      })
    })
  })

  describe("listing", () => {
    it("asks for the caller's own todos and gives a cursor when there are more", async () => {
      dynamodb.on(QueryCommand).resolves({ Items: [milk, { ...milk, id: "2" }] })

      const reply = await client.get("/todos", { headers: alice, query: { limit: "1" } })

      expect(reply.json()).toEqual({ todos: [milk], next: expect.any(String) })
      expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
        IndexName: "byCreation",
        ExpressionAttributeValues: { ":owner": "alice" },
      })
    })

    it("goes on behind the last todo of the page before", async () => {
      dynamodb
        .on(QueryCommand)
        .resolvesOnce({ Items: [milk, { ...milk, id: "2" }] })
        .resolves({ Items: [] })
      const first = await client.get("/todos", { headers: alice, query: { limit: "1" } })

      const second = await client.get("/todos", {
        headers: alice,
        query: { limit: "1", cursor: first.json<{ next: string }>().next },
      })

      expect(second.json()).toEqual({ todos: [], next: null })
      expect(dynamodb.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual({
        owner: "alice",
        id: "1",
        createdAt: milk.createdAt,
      })
    })

    it("reads on until the page is full when the filter drops what was read", async () => {
      dynamodb
        .on(QueryCommand)
        .resolvesOnce({ Items: [], LastEvaluatedKey: { owner: "alice", id: "0", createdAt: milk.createdAt } })
        .resolves({ Items: [milk] })

      const reply = await client.get("/todos", { headers: alice, query: { done: "false" } })

      expect(reply.json()).toEqual({ todos: [milk], next: null })
      expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(2)
    })

    it.each([{ limit: "0" }, { limit: "101" }, { done: "maybe" }, { cursor: "forged" }])(
      "refuses %j",
      async (query) => {
        const reply = await client.get("/todos", { headers: alice, query })

        expect([reply.status, reply.json()]).toMatchObject([400, { Code: "BadRequestError" }])
        expect(dynamodb.calls()).toHaveLength(0)
      },
    )
  })

  describe("creating", () => {
    it("stores the todo under its owner and says where it is", async () => {
      dynamodb.on(PutCommand).resolves({})

      const reply = await client.post("/todos", { headers: alice, json: { title: " Buy milk " } })

      expect(reply.status).toBe(201)
      const todo = reply.json<{ id: string }>()
      expect(todo).toMatchObject({ title: "Buy milk", done: false, version: 1 })
      expect(reply.headers).toMatchObject({ location: `/todos/${todo.id}`, etag: '"1"' })
      expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({ owner: "alice" })
    })

    it("gives the same todo for the same key and body", async () => {
      const headers = { ...alice, "idempotency-key": "k1" }
      dynamodb.on(PutCommand).resolvesOnce({})
      const first = await client.post("/todos", { headers, json: { title: "Buy milk" } })
      dynamodb.on(PutCommand).rejects(failedOn(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item))

      const second = await client.post("/todos", { headers, json: { title: "Buy milk" } })

      expect(second.status).toBe(200)
      expect(second.json()).toEqual(first.json())
    })

    it("refuses a key that was used for a different todo", async () => {
      dynamodb.on(PutCommand).rejects(failedOn({ ...milk, fingerprint: "another" }))

      const reply = await client.post("/todos", {
        headers: { ...alice, "idempotency-key": "k1" },
        json: { title: "Buy bread" },
      })

      expect([reply.status, reply.json()]).toMatchObject([422, { Code: "UnprocessableEntityError" }])
    })

    it("has API Gateway refuse what cannot be a todo, where it looks into bodies", async () => {
      const reply = await client.post("/todos", { headers: alice, json: { colour: "red" } })

      const refused = { message: "Invalid request body" }
      expect(reply.status).toBe(400)
      expect(reply.json()).toMatchObject(api === "rest" ? refused : { Code: "BadRequestError" })
      expect(reply.functionId).toBe(api === "rest" ? undefined : "Api")
    })

    it("names every field that is wrong", async () => {
      const reply = await client.post("/todos", { headers: alice, json: { title: " " } })

      expect(reply.status).toBe(400)
      expect(reply.json()).toMatchObject({ Code: "BadRequestError", Errors: [{ path: "title" }] })
    })
  })

  describe("changing", () => {
    it("changes the version the caller saw", async () => {
      dynamodb.on(UpdateCommand).resolves({ Attributes: { ...milk, done: true, version: 4 } })

      const reply = await client.patch("/todos/1", { headers: { ...alice, "if-match": '"3"' }, json: { done: true } })

      expect([reply.status, reply.headers["etag"], reply.json()]).toMatchObject([200, '"4"', { done: true }])
      expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
        Key: { owner: "alice", id: "1" },
        ConditionExpression: "#version = :version",
        ExpressionAttributeValues: { ":version": 3, ":done": true },
      })
    })

    it.each([
      ["was changed by somebody else", failedOn(milk), 412, "PreconditionFailedError"],
      ["does not exist", failedOn(undefined), 404, "NotFoundError"],
    ])("refuses when the todo %s", async (_, failure, status, code) => {
      dynamodb.on(UpdateCommand).rejects(failure)

      const reply = await client.patch("/todos/1", { headers: { ...alice, "if-match": '"2"' }, json: { done: true } })

      expect([reply.status, reply.json()]).toMatchObject([status, { Code: code }])
    })

    it("asks for the version", async () => {
      const reply = await client.patch("/todos/1", { headers: alice, json: { done: true } })

      expect([reply.status, reply.json()]).toMatchObject([428, { Code: "PreconditionRequiredError" }])
    })
  })

  describe("deleting", () => {
    it("answers without a body", async () => {
      dynamodb.on(DeleteCommand).resolves({})

      const reply = await client.delete("/todos/1", { headers: alice })

      expect([reply.status, reply.text()]).toEqual([204, ""])
    })

    it("answers 404 for what is not there", async () => {
      dynamodb.on(DeleteCommand).rejects(failedOn(undefined))

      const reply = await client.delete("/todos/1", { headers: alice })

      expect([reply.status, reply.json()]).toEqual([404, { Code: "NotFoundError", Message: "No todo 1" }])
    })
  })
})

function failedOn(item: Record<string, unknown> | undefined): ConditionalCheckFailedException {
  return new ConditionalCheckFailedException({
    message: "The conditional request failed",
    $metadata: {},
    ...(item && { Item: marshall(item) }),
  })
}
