import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { build } from "esbuild"
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

describe("restarts", () => {
  it("keeps tables, items, indexes, tags and TTL", async () => {
    const first = await startDynamoDb({ directory })
    await first.call("CreateTable", { ...todos, Tags: [{ Key: "team", Value: "a" }] })
    await first.call("PutItem", { TableName: "todos", Item: { id: { S: "1" }, kind: { S: "k" } } })
    const ttl = { TimeToLiveSpecification: { Enabled: true, AttributeName: "expires" } }
    await first.call("UpdateTimeToLive", { TableName: "todos", ...ttl })
    const described = await first.call("DescribeTable", { TableName: "todos" })
    await first.close()

    const second = await startDynamoDb({ directory })
    expect(await second.call("DescribeTable", { TableName: "todos" })).toEqual(described)
    expect(await second.call("Query", byKind)).toMatchObject({ Items: [{ id: { S: "1" } }] })
    expect(await second.call("DescribeTimeToLive", { TableName: "todos" })).toMatchObject({
      TimeToLiveDescription: { AttributeName: "expires" },
    })
    await second.call("CreateTable", { ...todos, TableName: "others" })
    expect(await second.call("Scan", { TableName: "others" })).toMatchObject({ Count: 0 })
    await second.close()
  })

  it("remembers a transaction's token", async () => {
    const transaction = {
      ClientRequestToken: "token",
      TransactItems: [
        {
          Update: {
            TableName: "todos",
            Key: { id: { S: "1" } },
            UpdateExpression: "ADD n :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
      ],
    }
    const first = await startDynamoDb({ directory })
    await first.call("CreateTable", todos)
    await first.call("TransactWriteItems", transaction)
    await first.close()
    const second = await startDynamoDb({ directory })
    await second.call("TransactWriteItems", transaction)
    const answer = await second.call("GetItem", { TableName: "todos", Key: { id: { S: "1" } } })
    expect(answer).toMatchObject({ Item: { n: { N: "1" } } })
    await second.close()
  })

  it("loses nothing that was answered when the process is killed, and keeps indexes in step", async () => {
    const script = await bundleWriter()
    const child = spawn(process.execPath, [script, directory, JSON.stringify(todos)], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const answered: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      answered.push(line)
      if (answered.length === 200) child.kill("SIGKILL")
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
    expect(child.signalCode).toBe("SIGKILL")

    const dynamoDb = await startDynamoDb({ directory })
    const scanned = (await dynamoDb.call("Scan", { TableName: "todos" })) as { Items: { id: { S: string } }[] }
    const stored = scanned.Items.map(({ id }) => id.S)
    expect(stored).toEqual(expect.arrayContaining(answered))
    expect(await dynamoDb.call("Query", { ...byKind, Select: "COUNT" })).toMatchObject({ Count: stored.length })
    await dynamoDb.close()
  })
})

/** A program that writes items without end and prints the id of each once it is answered. */
async function bundleWriter(): Promise<string> {
  const source = `
    import { startDynamoDb } from ${JSON.stringify(join(import.meta.dirname, "start-dynamodb.ts"))}
    const [, , directory, table] = process.argv
    const dynamoDb = await startDynamoDb({ directory })
    await dynamoDb.call("CreateTable", JSON.parse(table))
    const write = async (lane) => {
      for (let n = 0; ; n++) {
        const id = lane + "-" + n
        await dynamoDb.call("PutItem", { TableName: "todos", Item: { id: { S: id }, kind: { S: "k" } } })
        process.stdout.write(id + "\\n")
      }
    }
    await Promise.all([write("a"), write("b"), write("c")])`
  const outfile = join(directory, "writer.mjs")
  await writeFile(join(directory, "writer.ts"), source)
  await build({
    entryPoints: [join(directory, "writer.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
    // The packages stay where this file finds them: one of them brings a native addon.
    plugins: [
      {
        name: "installed-packages",
        setup({ onResolve }) {
          onResolve({ filter: /^(classic-level|dynalite)/ }, ({ path }) => ({
            path: import.meta.resolve(path),
            external: true,
          }))
        },
      },
    ],
  })
  return outfile
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

  it("refuses streams, replicas and EnsureTable over HTTP", async () => {
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
    expect(await post("DynamoDBStreams_20120810.GetRecords", {})).toEqual(refusal("DynamoDB Streams GetRecords"))
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
