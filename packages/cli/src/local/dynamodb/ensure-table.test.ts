import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { EmbeddedService } from "../services/embedded-service.ts"
import { startDynamoDb } from "./start-dynamodb.ts"

let directory: string
let dynamoDb: EmbeddedService
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-dynamodb-"))
  dynamoDb = await startDynamoDb({ directory })
})
afterAll(async () => {
  await dynamoDb.close()
  await rm(directory, { recursive: true })
})

const attribute = (AttributeName: string, AttributeType = "S") => ({ AttributeName, AttributeType })
const index = (IndexName: string, key: string, ProjectionType = "ALL") => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
  Projection: { ProjectionType },
})
const base = {
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [attribute("id")],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
}
const ensure = (TableName: string, properties: object) => dynamoDb.call("EnsureTable", { ...properties, TableName })
const describeTable = async (TableName: string) => {
  const { Table } = (await dynamoDb.call("DescribeTable", { TableName })) as { Table: Record<string, unknown> }
  return Table
}
const put = (TableName: string, Item: object) => dynamoDb.call("PutItem", { TableName, Item })

it("creates a table from a template's properties", async () => {
  await ensure("created", {
    ...base,
    AttributeDefinitions: [attribute("id"), attribute("kind")],
    GlobalSecondaryIndexes: [index("by-kind", "kind")],
    TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
    StreamSpecification: { StreamViewType: "NEW_IMAGE" },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    DeletionProtectionEnabled: true,
    Tags: [{ Key: "app", Value: "x" }],
  })
  expect(await describeTable("created")).toMatchObject({
    BillingModeSummary: { BillingMode: "PAY_PER_REQUEST" },
    GlobalSecondaryIndexes: [{ IndexName: "by-kind" }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
    DeletionProtectionEnabled: true,
  })
  expect(await dynamoDb.call("DescribeTimeToLive", { TableName: "created" })).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: "ENABLED", AttributeName: "expires" },
  })
})

it("changes nothing when nothing changed", async () => {
  const properties = {
    ...base,
    AttributeDefinitions: [attribute("id"), attribute("kind")],
    GlobalSecondaryIndexes: [index("by-kind", "kind")],
    StreamSpecification: { StreamViewType: "KEYS_ONLY" },
    TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
  }
  await ensure("same", properties)
  await put("same", { id: { S: "1" } })
  const before = await describeTable("same")
  await ensure("same", properties)
  expect(await describeTable("same")).toEqual(before)
})

describe("an existing table", () => {
  it("gets, changes and loses indexes and keeps its items", async () => {
    await ensure("indexed", base)
    await put("indexed", { id: { S: "1" }, kind: { S: "k" }, rank: { N: "7" } })
    const byRank = {
      TableName: "indexed",
      IndexName: "by-key",
      KeyConditionExpression: "#key = :v",
      ExpressionAttributeNames: { "#key": "rank" },
      ExpressionAttributeValues: { ":v": { N: "7" } },
    }
    const byKind = {
      ...byRank,
      ExpressionAttributeNames: { "#key": "kind" },
      ExpressionAttributeValues: { ":v": { S: "k" } },
    }

    const AttributeDefinitions = [attribute("id"), attribute("kind")]
    await ensure("indexed", { ...base, AttributeDefinitions, GlobalSecondaryIndexes: [index("by-key", "kind")] })
    expect(await dynamoDb.call("Query", byKind)).toMatchObject({ Count: 1 })

    const changed = { AttributeDefinitions: [attribute("id"), attribute("rank", "N")] }
    await ensure("indexed", { ...base, ...changed, GlobalSecondaryIndexes: [index("by-key", "rank", "KEYS_ONLY")] })
    expect(await dynamoDb.call("Query", byRank)).toMatchObject({ Items: [{ id: { S: "1" }, rank: { N: "7" } }] })

    await ensure("indexed", base)
    expect(await describeTable("indexed")).not.toHaveProperty("GlobalSecondaryIndexes")
    expect(await dynamoDb.call("Scan", { TableName: "indexed" })).toMatchObject({ Count: 1 })
  })

  it("rebuilds an index whose key changed its type", async () => {
    const typed = (type: string) => ({
      ...base,
      AttributeDefinitions: [attribute("id"), attribute("rank", type)],
      GlobalSecondaryIndexes: [index("by-rank", "rank")],
    })
    await ensure("retyped", typed("S"))
    await put("retyped", { id: { S: "text" }, rank: { S: "7" } })
    await ensure("retyped", typed("N"))
    await put("retyped", { id: { S: "number" }, rank: { N: "7" } })
    expect(await dynamoDb.call("Scan", { TableName: "retyped", IndexName: "by-rank" })).toMatchObject({
      Items: [{ id: { S: "number" } }],
    })
  })

  it("follows billing, stream, TTL and protection", async () => {
    await ensure("settings", {
      ...base,
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
      TimeToLiveSpecification: { AttributeName: "expires", Enabled: true },
      DeletionProtectionEnabled: true,
    })
    const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 2 }
    await ensure("settings", {
      ...base,
      BillingMode: "PROVISIONED",
      ProvisionedThroughput: throughput,
      StreamSpecification: { StreamViewType: "OLD_IMAGE" },
      TimeToLiveSpecification: { AttributeName: "until", Enabled: true },
    })
    expect(await describeTable("settings")).toMatchObject({
      BillingModeSummary: { BillingMode: "PROVISIONED" },
      ProvisionedThroughput: throughput,
      StreamSpecification: { StreamViewType: "OLD_IMAGE" },
      DeletionProtectionEnabled: false,
    })
    expect(await dynamoDb.call("DescribeTimeToLive", { TableName: "settings" })).toMatchObject({
      TimeToLiveDescription: { AttributeName: "until" },
    })
    await ensure("settings", base)
    expect(await describeTable("settings")).not.toHaveProperty("StreamSpecification")
  })

  it.each([
    [
      "another partition key",
      { AttributeDefinitions: [attribute("pk")], KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }] },
    ],
    ["another type of key", { AttributeDefinitions: [attribute("id", "N")] }],
  ])("refuses %s and says how to start anew", async (what, change) => {
    const name = `keys-${what.replaceAll(" ", "-")}`
    await ensure(name, base)
    await expect(ensure(name, { ...base, ...change })).rejects.toMatchObject({
      name: "UserError",
      code: "LOCAL_TABLE_KEY_CHANGED",
      hint: expect.stringContaining("--fresh"),
    })
  })
})
