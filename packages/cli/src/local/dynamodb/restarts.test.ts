import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { runUntilKilled } from "../../../test/local/run-until-killed.ts"
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
    const answered: string[] = []
    await runUntilKilled({
      ...{ directory, source: writer(directory), packages: /^(classic-level|dynalite)/ },
      isEnough: (line) => answered.push(line) === 200,
    })

    const dynamoDb = await startDynamoDb({ directory })
    const scanned = (await dynamoDb.call("Scan", { TableName: "todos" })) as { Items: { id: { S: string } }[] }
    const stored = scanned.Items.map(({ id }) => id.S)
    expect(stored).toEqual(expect.arrayContaining(answered))
    expect(await dynamoDb.call("Query", { ...byKind, Select: "COUNT" })).toMatchObject({ Count: stored.length })
    await dynamoDb.close()
  })
})

/** A program that writes items without end and prints the id of each once it is answered. */
function writer(directory: string): string {
  return `
    import { runUntilKilled } from "../../../test/local/run-until-killed.ts"
import { startDynamoDb } from ${JSON.stringify(join(import.meta.dirname, "start-dynamodb.ts"))}
    const dynamoDb = await startDynamoDb({ directory: ${JSON.stringify(directory)} })
    await dynamoDb.call("CreateTable", ${JSON.stringify(todos)})
    const write = async (lane) => {
      for (let n = 0; ; n++) {
        const id = lane + "-" + n
        await dynamoDb.call("PutItem", { TableName: "todos", Item: { id: { S: id }, kind: { S: "k" } } })
        process.stdout.write(id + "\\n")
      }
    }
    await Promise.all([write("a"), write("b"), write("c")])`
}
