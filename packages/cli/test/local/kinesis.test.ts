import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  CreateStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DeleteStreamCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  IncreaseStreamRetentionPeriodCommand,
  KinesisClient,
  ListShardsCommand,
  ListStreamsCommand,
  MergeShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  RegisterStreamConsumerCommand,
  SplitShardCommand,
} from "@aws-sdk/client-kinesis"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { startKinesis } from "../../src/local/kinesis/start-kinesis.ts"
import type { EmbeddedService } from "../../src/local/services/embedded-service.ts"

let directory: string
let time: number
let kinesis: EmbeddedService
let client: KinesisClient

async function open(): Promise<void> {
  kinesis = await startKinesis({ directory, region: "us-east-1", accountId: "000000000000", now: () => time })
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  client = new KinesisClient({ endpoint: kinesis.endpoint, region: "us-east-1", credentials, maxAttempts: 1 })
}
async function close(): Promise<void> {
  client.destroy()
  await kinesis.close()
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-kinesis-"))
  time = Date.parse("2026-03-01T10:00:00Z")
  await open()
})
afterEach(async () => {
  await close()
  await rm(directory, { recursive: true })
})

const StreamName = "clicks"
const StreamARN = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks"
const create = (ShardCount = 1) => client.send(new CreateStreamCommand({ StreamName, ShardCount }))
const put = (text: string, PartitionKey = "key") =>
  client.send(new PutRecordCommand({ StreamName, PartitionKey, Data: Buffer.from(text) }))
const iterator = async (more: Partial<GetShardIteratorCommandInput> = {}) => {
  const place = { StreamName, ShardId: "shardId-000000000000", ShardIteratorType: "TRIM_HORIZON" as const, ...more }
  return (await client.send(new GetShardIteratorCommand(place))).ShardIterator
}
const texts = ({ Records = [] }: GetRecordsCommandOutput) =>
  Records.map(({ Data }) => Buffer.from(Data ?? []).toString())
const read = async (more: Partial<GetShardIteratorCommandInput> = {}, Limit?: number) =>
  client.send(new GetRecordsCommand({ ShardIterator: await iterator(more), Limit }))

describe("streams", () => {
  it("are created, described, listed and deleted", async () => {
    await create(2)
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamARN }))
    expect(StreamDescription).toMatchObject({
      ...{ StreamName, StreamARN, StreamStatus: "ACTIVE", RetentionPeriodHours: 24, HasMoreShards: false },
      StreamModeDetails: { StreamMode: "PROVISIONED" },
      StreamCreationTimestamp: new Date(time),
      Shards: [
        {
          ShardId: "shardId-000000000000",
          HashKeyRange: { StartingHashKey: "0", EndingHashKey: "170141183460469231731687303715884105727" },
          SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^\d{56}$/) },
        },
        {
          ShardId: "shardId-000000000001",
          HashKeyRange: { EndingHashKey: "340282366920938463463374607431768211455" },
        },
      ],
    })
    await client.send(new CreateStreamCommand({ StreamName: "more", StreamModeDetails: { StreamMode: "ON_DEMAND" } }))
    const { StreamDescriptionSummary } = await client.send(new DescribeStreamSummaryCommand({ StreamName: "more" }))
    expect(StreamDescriptionSummary).toMatchObject({
      OpenShardCount: 4,
      StreamModeDetails: { StreamMode: "ON_DEMAND" },
    })
    const first = await client.send(new ListStreamsCommand({ Limit: 1 }))
    expect(first).toMatchObject({ StreamNames: ["clicks"], HasMoreStreams: true })
    const second = await client.send(new ListStreamsCommand({ NextToken: first.NextToken }))
    expect(second).toMatchObject({ StreamNames: ["more"], HasMoreStreams: false })
    await client.send(new DeleteStreamCommand({ StreamName }))
    await expect(client.send(new DescribeStreamCommand({ StreamName }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Stream clicks under account 000000000000 not found.",
    })
  })

  it("are refused twice, and forget their records when they are created again", async () => {
    await create()
    await expect(create()).rejects.toMatchObject({ name: "ResourceInUseException" })
    await put("a")
    const ShardIterator = await iterator()
    await client.send(new DeleteStreamCommand({ StreamName }))
    await create()
    expect(texts(await read())).toEqual([])
    await expect(client.send(new GetRecordsCommand({ ShardIterator }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    })
  })

  it("keep records for as long as they are told", async () => {
    await create()
    const RetentionPeriodHours = 48
    await client.send(new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours }))
    await put("a")
    time += 47 * 3_600_000
    expect(texts(await read())).toEqual(["a"])
    await client.send(new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 24 }))
    expect(texts(await read())).toEqual([])
    await expect(
      client.send(new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 12 })),
    ).rejects.toMatchObject({ name: "InvalidArgumentException" })
  })

  it("survive a restart with their records", async () => {
    await create()
    const { SequenceNumber = "" } = await put("a")
    await close()
    await open()
    expect(texts(await read())).toEqual(["a"])
    const { SequenceNumber: next = "" } = await put("b")
    expect(BigInt(next)).toBeGreaterThan(BigInt(SequenceNumber))
    expect(texts(await read())).toEqual(["a", "b"])
  })
})

describe("records", () => {
  it("come in their order, with all that was sent", async () => {
    await create()
    const { SequenceNumber, ShardId } = await put("a", "ada")
    expect(ShardId).toBe("shardId-000000000000")
    const Records = ["b", "c"].map((text) => ({ PartitionKey: "ada", Data: Buffer.from(text) }))
    const answer = await client.send(new PutRecordsCommand({ StreamARN, Records }))
    expect(answer).toMatchObject({ FailedRecordCount: 0, Records: [{ ShardId }, { ShardId }] })
    const page = await read()
    expect(texts(page)).toEqual(["a", "b", "c"])
    expect(page.Records?.[0]).toEqual({
      ...{ SequenceNumber, PartitionKey: "ada", Data: new Uint8Array([97]) },
      ApproximateArrivalTimestamp: new Date(time),
    })
    expect(page.MillisBehindLatest).toBe(0)
  })

  it("are found from every place", async () => {
    await create()
    await put("a")
    time += 60_000
    const { SequenceNumber: StartingSequenceNumber } = await put("b")
    const latest = await iterator({ ShardIteratorType: "LATEST" })
    await put("c")
    expect(texts(await read({ ShardIteratorType: "AT_SEQUENCE_NUMBER", StartingSequenceNumber }))).toEqual(["b", "c"])
    expect(texts(await read({ ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber }))).toEqual(["c"])
    expect(texts(await read({ ShardIteratorType: "AT_TIMESTAMP", Timestamp: new Date(time) }))).toEqual(["b", "c"])
    expect(texts(await client.send(new GetRecordsCommand({ ShardIterator: latest })))).toEqual(["c"])
    const page = await read({}, 2)
    expect(texts(page)).toEqual(["a", "b"])
    const next = await client.send(new GetRecordsCommand({ ShardIterator: page.NextShardIterator }))
    expect(texts(next)).toEqual(["c"])
  })

  it("are spread by their keys, and follow a shard that is split or merged", async () => {
    await create()
    await put("before")
    const NewStartingHashKey = String(2n ** 127n)
    await client.send(new SplitShardCommand({ StreamName, ShardToSplit: "shardId-000000000000", NewStartingHashKey }))
    const shards = await Promise.all(["a", "b", "c", "d", "e", "f"].map(async (key) => (await put(key, key)).ShardId))
    expect(new Set(shards)).toEqual(new Set(["shardId-000000000001", "shardId-000000000002"]))
    const parent = await read()
    expect(texts(parent)).toEqual(["before"])
    expect(parent.NextShardIterator).toBeUndefined()
    expect(parent.ChildShards?.map(({ ShardId }) => ShardId)).toEqual(["shardId-000000000001", "shardId-000000000002"])

    const merge = { StreamName, ShardToMerge: "shardId-000000000001", AdjacentShardToMerge: "shardId-000000000002" }
    await client.send(new MergeShardsCommand(merge))
    expect((await put("after")).ShardId).toBe("shardId-000000000003")
    const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName }))
    expect(Shards.map(({ ParentShardId, AdjacentParentShardId }) => [ParentShardId, AdjacentParentShardId])).toEqual([
      [undefined, undefined],
      ["shardId-000000000000", undefined],
      ["shardId-000000000000", undefined],
      ["shardId-000000000001", "shardId-000000000002"],
    ])
    await expect(client.send(new MergeShardsCommand(merge))).rejects.toMatchObject({ name: "InvalidArgumentException" })
  })
})

describe("refusals", () => {
  it("are as AWS's", async () => {
    await create()
    const expired = await iterator()
    time += 301_000
    await expect(client.send(new GetRecordsCommand({ ShardIterator: expired }))).rejects.toMatchObject({
      name: "ExpiredIteratorException",
    })
    await expect(client.send(new GetRecordsCommand({ ShardIterator: "nonsense" }))).rejects.toMatchObject({
      name: "InvalidArgumentException",
    })
    await expect(put("a", "")).rejects.toMatchObject({ name: "ValidationException" })
    await put("x".repeat(2 ** 20 - "key".length))
    await expect(put("x".repeat(2 ** 20 - 2))).rejects.toMatchObject({
      ...{ name: "ValidationException", message: expect.stringContaining("less than or equal to 1048576") },
    })
    await expect(iterator({ ShardId: "shardId-000000000009" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    })
    await expect(iterator({ ShardIteratorType: "AT_SEQUENCE_NUMBER" })).rejects.toMatchObject({
      name: "InvalidArgumentException",
    })
  })

  it("name what there is not", async () => {
    const register = new RegisterStreamConsumerCommand({ StreamARN, ConsumerName: "fan-out" })
    await expect(client.send(register)).rejects.toMatchObject({
      name: "NotImplementedLocally",
      message: "Kinesis RegisterStreamConsumer is not supported by tsapi local",
    })
  })

  it("reach clients of HTTP/1 too", async () => {
    const headers = { "x-amz-target": "Kinesis_20131202.ListStreams", authorization: "AWS4-HMAC-SHA256 any" }
    const response = await fetch(kinesis.endpoint, { method: "POST", headers, body: "{}" })
    expect(await response.json()).toMatchObject({ StreamNames: [] })
  })
})
