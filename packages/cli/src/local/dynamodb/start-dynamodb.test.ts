import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { startDynamoDb } from "./start-dynamodb.ts"

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-dynamodb-"))
})
afterEach(() => rm(directory, { recursive: true }))

const todos = {
  TableName: "todos",
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [
    { AttributeName: "id", AttributeType: "S" },
    { AttributeName: "kind", AttributeType: "S" },
  ],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  GlobalSecondaryIndexes: [
    {
      IndexName: "by-kind",
      KeySchema: [{ AttributeName: "kind", KeyType: "HASH" }],
      Projection: { ProjectionType: "ALL" },
    },
  ],
}
const byKind = {
  TableName: "todos",
  IndexName: "by-kind",
  KeyConditionExpression: "kind = :k",
  ExpressionAttributeValues: { ":k": { S: "k" } },
}

describe("starting", () => {
  it("refuses a directory that is in use, and releases it on close", async () => {
    const first = await startDynamoDb({ directory })
    await expect(startDynamoDb({ directory })).rejects.toMatchObject({
      name: "UserError",
      code: "LOCAL_STATE_IN_USE",
      message: `Another process has the local DynamoDB in ${directory} open`,
    })
    await first.close()
    await (await startDynamoDb({ directory })).close()
  })

  it("creates a directory that is not there", async () => {
    const dynamoDb = await startDynamoDb({ directory: join(directory, "deep", "down") })
    expect(await dynamoDb.call("ListTables", {})).toEqual({ TableNames: [] })
    await dynamoDb.close()
  })

  it("says that it cannot read a directory that holds something else", async () => {
    await writeFile(join(directory, "CURRENT"), "nonsense")
    await expect(startDynamoDb({ directory })).rejects.toMatchObject({ code: "LOCAL_STATE_UNREADABLE" })
  })

  it("releases the directory when its port is taken", async () => {
    const blocker = createServer().listen(0, "127.0.0.1")
    await once(blocker, "listening")
    const address = blocker.address()
    const port = typeof address === "object" && address ? address.port : 0
    await expect(startDynamoDb({ directory, port })).rejects.toMatchObject({ code: "EADDRINUSE" })
    blocker.close()
    await (await startDynamoDb({ directory })).close()
  })
})

describe("requests", () => {
  it("deletes expired items in the background, and leaves the others", async () => {
    const dynamoDb = await startDynamoDb({ directory })
    await dynamoDb.call("CreateTable", todos)
    const now = Math.floor(Date.now() / 1000)
    const put = (id: string, expires: object) =>
      dynamoDb.call("PutItem", { TableName: "todos", Item: { id: { S: id }, kind: { S: "k" }, expires } })
    await put("before TTL was on", { N: String(now - 60) })
    const specification = { Enabled: true, AttributeName: "expires" }
    await dynamoDb.call("UpdateTimeToLive", { TableName: "todos", TimeToLiveSpecification: specification })
    await put("expired", { N: String(now - 1) })
    await put("expired with a fraction", { N: `${now - 2}.5` })
    await put("later", { N: String(now + 3600) })
    await put("not a number", { S: String(now - 60) })
    await put("expired six years ago", { N: String(now - 6 * 365 * 24 * 3600) })
    const left = ["expired six years ago", "later", "not a number"]
    const ids = async () => {
      const { Items } = (await dynamoDb.call("Query", byKind)) as { Items: { id: { S: string } }[] }
      return Items.map(({ id }) => id.S).toSorted()
    }
    await vi.waitFor(async () => expect(await ids()).toEqual(left), { timeout: 10_000 })
    await dynamoDb.close()
  })

  it.each(["RestoreTableToPointInTime", "CreateBackup", "ExportTableToPointInTime", "CreateGlobalTable", "Nonsense"])(
    "refuses %s by name",
    async (operation) => {
      const dynamoDb = await startDynamoDb({ directory })
      await expect(dynamoDb.call(operation, {})).rejects.toMatchObject({
        name: "UnsupportedOperationException",
        message: `${operation} is not supported by tsapi local`,
        status: 501,
      })
      await dynamoDb.close()
    },
  )

  it("refuses replicas and EnsureTable over HTTP, and one API's operations in the other", async () => {
    const dynamoDb = await startDynamoDb({ directory })
    const post = async (target: string, body: object) => {
      const headers = { "x-amz-target": target, authorization: "AWS4-HMAC-SHA256 anything" }
      const response = await fetch(dynamoDb.endpoint, { method: "POST", headers, body: JSON.stringify(body) })
      return [response.status, await response.json()]
    }
    const refusal = (what: string) => [
      501,
      {
        __type: "com.amazonaws.dynamodb.v20120810#UnsupportedOperationException",
        message: `${what} is not supported by tsapi local`,
      },
    ]
    const unknown = [400, { __type: "com.amazon.coral.service#UnknownOperationException" }]
    expect(await post("DynamoDBStreams_20120810.GetItem", {})).toEqual(unknown)
    expect(await post("DynamoDB_20120810.GetRecords", {})).toEqual(unknown)
    expect(await post("DynamoDB_20120810.EnsureTable", todos)).toEqual(refusal("EnsureTable"))
    expect(await post("DynamoDB_20120810.UpdateTable", { TableName: "todos", ReplicaUpdates: [] })).toEqual(
      refusal("UpdateTable with ReplicaUpdates"),
    )
    await dynamoDb.close()
  })

  it("wants a signature, whichever it is, and well-formed JSON", async () => {
    const dynamoDb = await startDynamoDb({ directory })
    const post = async (headers: Record<string, string>, body: string) => {
      const target = { "x-amz-target": "DynamoDB_20120810.ListTables" }
      const response = await fetch(dynamoDb.endpoint, { method: "POST", headers: { ...target, ...headers }, body })
      return response.json()
    }
    expect(await post({}, "{}")).toEqual({
      __type: "com.amazon.coral.service#MissingAuthenticationTokenException",
      message: "Request is missing Authentication Token",
    })
    expect(await post({ authorization: "AWS4-HMAC-SHA256 x" }, "{")).toEqual({
      __type: "com.amazon.coral.service#SerializationException",
    })
    expect(await post({ authorization: "AWS4-HMAC-SHA256 x" }, "{}")).toEqual({ TableNames: [] })
    await dynamoDb.close()
  })

  it("answers where its endpoint is", async () => {
    const dynamoDb = await startDynamoDb({ directory })
    expect(await dynamoDb.call("DescribeEndpoints", {})).toEqual({
      Endpoints: [{ Address: dynamoDb.endpoint.replace("http://", ""), CachePeriodInMinutes: 1440 }],
    })
    await dynamoDb.close()
  })
})
