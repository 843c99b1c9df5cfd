import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { tableStreamReader } from "../kinds/on-table-stream/table-stream-reader.ts"
import { startDynamoDb } from "./dynamodb/start-dynamodb.ts"
import { remoteDynamoDb } from "./remote-dynamodb.ts"
import type { EmbeddedService } from "./services/embedded-service.ts"

let directory: string
let other: EmbeddedService
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-dynamodb-"))
  other = await startDynamoDb({ directory })
})
afterEach(async () => {
  await other.close()
  await rm(directory, { recursive: true })
})

it.each([
  ["TRIM_HORIZON", ["before", "after"]],
  ["LATEST", ["after"]],
] as const)("has its streams read from %s on, and remembers how far", async (startingPosition, expected) => {
  const remote = remoteDynamoDb(other.endpoint, "us-east-1")
  await remote.call("EnsureTable", {
    TableName: "todos",
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    StreamSpecification: { StreamViewType: "KEYS_ONLY" },
  })
  const put = (id: string) => remote.call("PutItem", { TableName: "todos", Item: { id: { S: id } } })
  await put("before")
  const reader = tableStreamReader(remote, { tableName: "todos", consumer: "Index", startingPosition })
  const [place] = (await reader.shards()).shards
  const iterator = await reader.open(place ?? { shardId: "" })
  await put("after")
  const { records } = await reader.read(iterator, 100)
  expect(records.map(({ partitionKey }) => JSON.parse(partitionKey).id.S)).toEqual(expected)

  const after = records.at(-1)?.sequenceNumber ?? ""
  await reader.save({ shardId: place?.shardId ?? "", after }, false)
  expect((await reader.shards()).shards).toEqual([{ shardId: place?.shardId, after }])
  await reader.save({ shardId: place?.shardId ?? "", after }, true)
  expect((await reader.shards()).shards).toEqual([])
})
