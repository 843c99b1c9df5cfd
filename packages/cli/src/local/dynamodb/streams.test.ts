import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ClassicLevel } from "classic-level"
import { afterEach, beforeEach, expect, it } from "vitest"
import { answerRequest } from "./answer-request.ts"
import type { StreamRecord } from "./store/stream-record.ts"
import { metaKey } from "./store/entry-keys.ts"
import { TableStore } from "./store/table-store.ts"
import { trimStreams } from "./streams/trim-streams.ts"
import { deleteExpired } from "./tables/delete-expired.ts"

let directory: string
let store: TableStore
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-dynamodb-"))
  store = await TableStore.open(directory)
})
afterEach(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

const HOUR_MS = 60 * 60 * 1000

const orders = {
  TableName: "orders",
  BillingMode: "PAY_PER_REQUEST",
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
}
const call = (operation: string, input: object) => answerRequest(store, operation, structuredClone(input))
const put = (id: string, more = {}) => call("PutItem", { TableName: "orders", Item: { id: { S: id }, ...more } })

async function streamArn(): Promise<string> {
  const { Table } = (await call("DescribeTable", { TableName: "orders" })) as { Table: { LatestStreamArn: string } }
  return Table.LatestStreamArn
}

async function iterator(StreamArn: string, ShardIteratorType: string, SequenceNumber?: string): Promise<string> {
  const { StreamDescription } = (await call("DescribeStream", { StreamArn })) as {
    StreamDescription: { Shards: { ShardId: string }[] }
  }
  const ShardId = StreamDescription.Shards[0]?.ShardId
  const place = { StreamArn, ShardId, ShardIteratorType, ...(SequenceNumber && { SequenceNumber }) }
  return ((await call("GetShardIterator", place)) as { ShardIterator: string }).ShardIterator
}

async function records(StreamArn: string): Promise<readonly StreamRecord[]> {
  const ShardIterator = await iterator(StreamArn, "TRIM_HORIZON")
  return ((await call("GetRecords", { ShardIterator })) as { Records: StreamRecord[] }).Records
}

it("says of an expired item that time to live deleted it", async () => {
  await call("CreateTable", orders)
  const TimeToLiveSpecification = { Enabled: true, AttributeName: "expires" }
  await call("UpdateTimeToLive", { TableName: "orders", TimeToLiveSpecification })
  await put("a", { expires: { N: String(Math.floor(Date.now() / 1000) - 10) } })
  await deleteExpired(store, Date.now())
  const [inserted, removed] = await records(await streamArn())
  expect(inserted).not.toHaveProperty("userIdentity")
  expect(removed).toMatchObject({
    eventName: "REMOVE",
    userIdentity: { PrincipalId: "dynamodb.amazonaws.com", Type: "Service" },
    dynamodb: { Keys: { id: { S: "a" } }, OldImage: { id: { S: "a" } } },
  })
})

it("counts the bytes of AWS's documented records", async () => {
  await call("CreateTable", {
    ...orders,
    AttributeDefinitions: [{ AttributeName: "Id", AttributeType: "N" }],
    KeySchema: [{ AttributeName: "Id", KeyType: "HASH" }],
  })
  const write = (text: string) =>
    call("PutItem", { TableName: "orders", Item: { Id: { N: "101" }, Message: { S: text } } })
  await write("New item!")
  await write("This item has changed")
  await call("DeleteItem", { TableName: "orders", Key: { Id: { N: "101" } } })
  const sizes = (await records(await streamArn())).map(({ dynamodb }) => dynamodb.SizeBytes)
  expect(sizes).toEqual([26, 59, 38])
})

it("keeps streams, their records and their numbering over a restart", async () => {
  await call("CreateTable", orders)
  await put("a")
  await put("b")
  const arn = await streamArn()
  const before = await records(arn)
  await store.close()
  store = await TableStore.open(directory)
  expect(await streamArn()).toBe(arn)
  expect(await records(arn)).toEqual(before)
  await put("c")
  const after = await records(arn)
  expect(after.map(({ dynamodb }) => dynamodb.Keys["id"]?.S)).toEqual(["a", "b", "c"])
  expect(new Set(after.map(({ dynamodb }) => dynamodb.SequenceNumber)).size).toBe(3)
})

it("drops records after a day, and tells a reader that they are gone", async () => {
  await call("CreateTable", orders)
  await put("a")
  await put("b")
  const arn = await streamArn()
  const [first] = await records(arn)
  const early = await iterator(arn, "TRIM_HORIZON")
  await trimStreams(store, Date.now() + 23 * HOUR_MS)
  expect(await records(arn)).toHaveLength(2)
  await trimStreams(store, Date.now() + 25 * HOUR_MS)
  expect(await records(arn)).toEqual([])
  const trimmed = { name: "TrimmedDataAccessException" }
  await expect(call("GetRecords", { ShardIterator: early })).rejects.toMatchObject(trimmed)
  const at = iterator(arn, "AT_SEQUENCE_NUMBER", first?.dynamodb.SequenceNumber)
  await expect(at).rejects.toMatchObject(trimmed)
  await put("c")
  expect(await records(arn)).toHaveLength(1)
})

it("forgets a disabled stream after a day", async () => {
  await call("CreateTable", orders)
  await put("a")
  const arn = await streamArn()
  await call("DeleteTable", { TableName: "orders" })
  await trimStreams(store, Date.now() + 23 * HOUR_MS)
  expect(await records(arn)).toHaveLength(1)
  await trimStreams(store, Date.now() + 25 * HOUR_MS)
  await expect(records(arn)).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  await store.close()
  store = await TableStore.open(directory)
  expect(await call("ListStreams", {})).toEqual({ Streams: [] })
})

it("refuses an iterator after 15 minutes", async () => {
  await call("CreateTable", orders)
  const fresh = await iterator(await streamArn(), "LATEST")
  const issued = (minutes: number) => {
    const [arn, version, place = ""] = fresh.split("|")
    const [from, at]: number[] = JSON.parse(Buffer.from(place, "base64").toString())
    const older = JSON.stringify([from, Number(at) - minutes * 60_000])
    return [arn, version, Buffer.from(older).toString("base64")].join("|")
  }
  await expect(call("GetRecords", { ShardIterator: issued(14) })).resolves.toMatchObject({ Records: [] })
  await expect(call("GetRecords", { ShardIterator: issued(16) })).rejects.toMatchObject({
    name: "ExpiredIteratorException",
  })
})

it("records the writes to a table whose stream an earlier version only noted", async () => {
  await call("CreateTable", orders)
  const arn = await streamArn()
  await store.close()
  // What an earlier version would have left: the table's description, and neither stream nor numbering.
  const database = new ClassicLevel<Buffer, string>(directory, { keyEncoding: "buffer", valueEncoding: "utf8" })
  await database.batch([
    { type: "del", key: metaKey(`stream:${arn}`) },
    { type: "del", key: metaKey("sequence") },
  ])
  await database.close()
  store = await TableStore.open(directory)
  await put("a")
  expect(await records(arn)).toMatchObject([{ eventName: "INSERT" }])
})
