import { DeleteTableCommand, UpdateTableCommand } from "@aws-sdk/client-dynamodb"
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams"
import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"
import { changes, createStreamed, iteratorAt, latestStream, recordsOf, shardOf } from "./stream-reader.ts"

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

const put = (TableName: string, Item: Record<string, unknown>) =>
  target.documents.send(new PutCommand({ TableName, Item: { at: 1, ...Item } }))
const keys = (id: string) => ({ id: { S: id }, at: { N: "1" } })

describe("streams", () => {
  it("are described", async () => {
    const { TableName, StreamArn } = await createStreamed(target, "NEW_IMAGE")
    const StreamLabel = StreamArn.split("/").at(-1)
    const { StreamDescription } = await target.streams.send(new DescribeStreamCommand({ StreamArn }))
    expect(StreamDescription).toEqual({
      StreamArn,
      StreamLabel,
      StreamStatus: "ENABLED",
      StreamViewType: "NEW_IMAGE",
      CreationRequestDateTime: expect.any(Date),
      TableName,
      KeySchema: [
        { AttributeName: "id", KeyType: "HASH" },
        { AttributeName: "at", KeyType: "RANGE" },
      ],
      Shards: [
        {
          ShardId: expect.stringMatching(/^shardId-\d{20}-[0-9a-f]{8}$/),
          SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^\d{21}$/) },
        },
      ],
    })
    const { Streams } = await target.streams.send(new ListStreamsCommand({ TableName }))
    expect(Streams).toEqual([{ StreamArn, TableName, StreamLabel }])
    const ExclusiveStartShardId = StreamDescription?.Shards?.[0]?.ShardId
    const rest = await target.streams.send(new DescribeStreamCommand({ StreamArn, ExclusiveStartShardId }))
    expect(rest.StreamDescription?.Shards).toEqual([])
  })

  it("are listed in pages", async () => {
    const { StreamArn } = await createStreamed(target)
    const first = await target.streams.send(new ListStreamsCommand({ Limit: 1 }))
    expect(first.Streams).toHaveLength(1)
    const all: string[] = []
    let ExclusiveStartStreamArn: string | undefined
    do {
      const page = await target.streams.send(new ListStreamsCommand({ Limit: 2, ExclusiveStartStreamArn }))
      all.push(...(page.Streams ?? []).map((stream) => stream.StreamArn ?? ""))
      ExclusiveStartStreamArn = page.LastEvaluatedStreamArn
    } while (ExclusiveStartStreamArn !== undefined)
    expect(all.filter((arn) => arn === StreamArn)).toHaveLength(1)
    expect(new Set(all).size).toBe(all.length)
  })

  it("stay readable when they are disabled, and a new one has an ARN of its own", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    const update = (StreamSpecification: { StreamEnabled: boolean; StreamViewType?: "KEYS_ONLY" }) =>
      target.client.send(new UpdateTableCommand({ TableName, StreamSpecification }))
    await put(TableName, { id: "a" })
    await update({ StreamEnabled: false })
    await put(TableName, { id: "unseen" })
    const { StreamDescription } = await target.streams.send(new DescribeStreamCommand({ StreamArn }))
    const SequenceNumber = (await recordsOf(target, StreamArn))[0]?.dynamodb?.SequenceNumber
    expect(StreamDescription).toMatchObject({
      StreamStatus: "DISABLED",
      Shards: [{ SequenceNumberRange: { EndingSequenceNumber: SequenceNumber } }],
    })
    expect(await latestStream(target, TableName)).toBe(StreamArn)
    await expect(update({ StreamEnabled: false })).rejects.toMatchObject({
      name: "ValidationException",
      message: words("Table has no stream to disable"),
    })

    await update({ StreamEnabled: true, StreamViewType: "KEYS_ONLY" })
    const second = await latestStream(target, TableName)
    expect(second).not.toBe(StreamArn)
    await put(TableName, { id: "b" })
    expect(changes(await recordsOf(target, second))).toMatchObject([{ Keys: keys("b") }])
    expect(changes(await recordsOf(target, StreamArn))).toMatchObject([{ Keys: keys("a") }])
    const { Streams } = await target.streams.send(new ListStreamsCommand({ TableName }))
    expect(Streams?.map((stream) => stream.StreamArn)).toEqual([second, StreamArn])
  })

  it("outlive their table", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    await put(TableName, { id: "a" })
    await target.client.send(new DeleteTableCommand({ TableName }))
    expect(await recordsOf(target, StreamArn)).toHaveLength(1)
    const { StreamDescription } = await target.streams.send(new DescribeStreamCommand({ StreamArn }))
    expect(StreamDescription?.StreamStatus).toBe("DISABLED")
  })

  it("need a view when they are enabled, and take none when they are not", async () => {
    const TableName = await createTable(target, { id: "S" })
    const update = (StreamSpecification: { StreamEnabled: boolean; StreamViewType?: "KEYS_ONLY" }) =>
      target.client.send(new UpdateTableCommand({ TableName, StreamSpecification }))
    await expect(update({ StreamEnabled: true })).rejects.toMatchObject({ name: "ValidationException" })
    const off = update({ StreamEnabled: false, StreamViewType: "KEYS_ONLY" })
    await expect(off).rejects.toMatchObject({ name: "ValidationException" })
    await update({ StreamEnabled: true, StreamViewType: "KEYS_ONLY" })
    await expect(update({ StreamEnabled: true, StreamViewType: "KEYS_ONLY" })).rejects.toMatchObject({
      name: "ValidationException",
      message: words(`Table already has an enabled stream: TableName: ${TableName}`),
    })
  })
})

describe("iterators", () => {
  it("lead to the end, to a record, and to what comes after it", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    for (const id of ["a", "b", "c"]) await put(TableName, { id })
    const records = await recordsOf(target, StreamArn)
    const SequenceNumber = records[1]?.dynamodb?.SequenceNumber
    const read = async (ShardIterator: string) => {
      const page = await target.streams.send(new GetRecordsCommand({ ShardIterator }))
      return page.Records?.map(({ dynamodb }) => dynamodb?.Keys?.["id"]?.S)
    }
    const latest = await iteratorAt(target, StreamArn, { ShardIteratorType: "LATEST" })
    const at = await iteratorAt(target, StreamArn, { ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber })
    const after = await iteratorAt(target, StreamArn, { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber })
    await put(TableName, { id: "d" })
    expect(await read(latest)).toEqual(["d"])
    expect(await read(at)).toEqual(["b", "c", "d"])
    expect(await read(after)).toEqual(["c", "d"])
  })

  it("lead from page to page, and nowhere after the end of a disabled stream", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    for (const id of ["a", "b", "c"]) await put(TableName, { id })
    const ShardIterator = await iteratorAt(target, StreamArn, { ShardIteratorType: "TRIM_HORIZON" })
    const first = await target.streams.send(new GetRecordsCommand({ ShardIterator, Limit: 2 }))
    expect(changes(first.Records ?? [])).toMatchObject([{ Keys: keys("a") }, { Keys: keys("b") }])
    const second = await target.streams.send(new GetRecordsCommand({ ShardIterator: first.NextShardIterator }))
    expect(changes(second.Records ?? [])).toMatchObject([{ Keys: keys("c") }])
    const third = await target.streams.send(new GetRecordsCommand({ ShardIterator: second.NextShardIterator }))
    expect(third.Records).toEqual([])
    const StreamSpecification = { StreamEnabled: false }
    await target.client.send(new UpdateTableCommand({ TableName, StreamSpecification }))
    const end = await target.streams.send(new GetRecordsCommand({ ShardIterator: third.NextShardIterator }))
    expect(end).toMatchObject({ Records: [] })
    expect(end.NextShardIterator).toBeUndefined()
  })
})

describe("refusals", () => {
  const missing = "arn:aws:dynamodb:us-east-1:000000000000:table/nothing/stream/2026-01-01T00:00:00.000"

  it("say that a stream or a shard is not there", async () => {
    const { StreamArn } = await createStreamed(target)
    const ShardId = await shardOf(target, StreamArn)
    const refusal = (text: string) => ({ name: "ResourceNotFoundException", message: words(text) })
    await expect(target.streams.send(new DescribeStreamCommand({ StreamArn: missing }))).rejects.toMatchObject(
      refusal(`Requested resource not found: Stream: ${missing} not found`),
    )
    const iterator = (input: { StreamArn: string; ShardId: string }) =>
      target.streams.send(new GetShardIteratorCommand({ ...input, ShardIteratorType: "LATEST" }))
    await expect(iterator({ StreamArn: missing, ShardId })).rejects.toMatchObject(refusal("Stream: "))
    const other = `${ShardId.slice(0, -8)}ffffffff`
    await expect(iterator({ StreamArn, ShardId: other })).rejects.toMatchObject(refusal(`Shard: ${other} not found`))
    expect((await target.streams.send(new ListStreamsCommand({ TableName: "nothing" }))).Streams).toEqual([])
  })

  it.each([
    ["a sequence number where none belongs", { ShardIteratorType: "LATEST", SequenceNumber: "0".repeat(21) }],
    ["no sequence number where one belongs", { ShardIteratorType: "AT_SEQUENCE_NUMBER" }],
    ["a short sequence number", { ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: "1" }],
    ["another shard's sequence number", { ShardIteratorType: "AT_SEQUENCE_NUMBER", SequenceNumber: "0".repeat(21) }],
  ] as const)("refuse an iterator with %s", async (_, place) => {
    const { StreamArn } = await createStreamed(target)
    await expect(iteratorAt(target, StreamArn, place)).rejects.toMatchObject({ name: "ValidationException" })
  })

  it("refuse an iterator that is none, and too large a page", async () => {
    const { StreamArn } = await createStreamed(target)
    await expect(target.streams.send(new GetRecordsCommand({ ShardIterator: "none" }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "Invalid ShardIterator",
    })
    const ShardIterator = await iteratorAt(target, StreamArn, { ShardIteratorType: "LATEST" })
    for (const Limit of [0, 1001]) {
      const page = target.streams.send(new GetRecordsCommand({ ShardIterator, Limit }))
      await expect(page).rejects.toMatchObject({ name: "ValidationException" })
    }
  })
})
