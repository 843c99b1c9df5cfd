import { expect, test, vi } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/resources.ts": `
    import { Bucket, Queue, Stream, Table, Topic } from "@tsapi/framework"
    export const todos = new Table("Todos", { partitionKey: "id", stream: "both" })
    export const clicks = new Stream("Clicks", { shards: 2 })
    export const seen = new Table("Seen", { partitionKey: "id" })
    export const lost = new Bucket("Lost")
    export const lostNews = new Topic("LostNews")
    export const letters = new Queue("Letters", { topics: [{ topic: lostNews, rawDelivery: true }] })
  `,
  "src/seen-repository.ts": `
    import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb"
    import { seen } from "./resources.ts"
    const dynamodb = new DynamoDBClient({})
    export async function remember(id: string, event: unknown) {
      await dynamodb.send(new PutItemCommand({
        TableName: seen.name, Item: { id: { S: id }, event: { S: JSON.stringify(event) } },
      }))
    }
    export async function remembered() {
      const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: seen.name }))
      return Object.fromEntries(Items.map(({ id, event }) => [id.S, JSON.parse(event.S ?? "null")]))
    }
  `,
  "src/workers.ts": `
    import { onStream, onTableStream, type DataRecord, type TableRecord } from "@tsapi/framework"
    import { clicks, lost, lostNews, todos } from "./resources.ts"
    import { remember } from "./seen-repository.ts"
    export class Workers {
      @onTableStream(todos, {
        ...{ retries: 1, bisectOnError: true, onFailure: lost }, filters: [{ eventName: ["INSERT", "MODIFY"] }],
      })
      async changed({ newImage, event }: TableRecord) {
        if (newImage?.id === "poison") throw new Error("poison")
        await remember("todo " + newImage?.id, event)
      }
      @onStream(clicks, {
        ...{ retries: 1, bisectOnError: true, onFailure: lostNews },
        filters: [{ data: { page: [{ "anything-but": "hidden" }] } }],
      })
      async clicked(record: DataRecord) {
        const { page } = record.json() as { page: string }
        if (page === "poison") throw new Error("poison")
        await remember("click " + page, record.event)
      }
    }
  `,
  "src/app.ts": `
    import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
    import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis"
    import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3"
    import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
    import { App, controller, route, type RouteRequest } from "@tsapi/framework"
    import { clicks, letters, lost, todos } from "./resources.ts"
    import { remembered } from "./seen-repository.ts"
    import { Workers } from "./workers.ts"
    const dynamodb = new DynamoDBClient({})
    const kinesis = new KinesisClient({})
    const s3 = new S3Client({})
    const sqs = new SQSClient({})
    @controller("/")
    class Writer {
      @route("GET", "/seen")
      seen() { return remembered() }
      @route("GET", "/lost")
      async lost() {
        const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: lost.name }))
        const objects = await Promise.all(Contents.map(async ({ Key }) => {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: lost.name, Key }))
          return { key: Key, record: JSON.parse(await Body?.transformToString() ?? "null") }
        }))
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl: letters.url, VisibilityTimeout: 0, WaitTimeSeconds: 0 }),
        )
        return { objects, letters: Messages.map(({ Body }) => JSON.parse(Body ?? "null")) }
      }
      @route("POST", "/todos/{id}")
      async put({ params }: RouteRequest<"/todos/{id}">) {
        await dynamodb.send(new PutItemCommand({ TableName: todos.name, Item: { id: { S: params.id } } }))
        return { ok: true }
      }
      @route("POST", "/clicks/{page}")
      async click({ params: { page } }: RouteRequest<"/clicks/{page}">) {
        const Data = Buffer.from(JSON.stringify({ page }))
        await kinesis.send(new PutRecordCommand({ StreamName: clicks.name, PartitionKey: page, Data }))
        return { ok: true }
      }
    }
    export const app = new App("streamed", { controllers: [Writer], handlers: [Workers] })
  `,
}

test("changes of tables and records of streams reach their methods, over restarts, and poisoned ones hold up none", async () => {
  const app = await serveProject(files)
  const post = async (path: string) => expect((await app.request(path, { method: "POST" })).status).toBe(200)
  const seen = async (): Promise<Readonly<Record<string, unknown>>> =>
    Object((await (await app.request("/seen")).json()) ?? {})
  const reaches = (ids: readonly string[]) =>
    vi.waitFor(async () => expect(Object.keys(await seen()).toSorted()).toEqual(ids), { timeout: 15_000 })

  for (const id of ["1", "poison", "2"]) await post(`/todos/${id}`)
  for (const page of ["home", "poison", "hidden", "cart"]) await post(`/clicks/${page}`)
  await reaches(["click cart", "click home", "todo 1", "todo 2"])
  await app.restart()
  await post("/todos/3")
  await post("/clicks/late")
  await reaches(["click cart", "click home", "click late", "todo 1", "todo 2", "todo 3"])
  const given = await vi.waitFor(
    async () => {
      const found = Object(await (await app.request("/lost")).json())
      expect([found.objects, found.letters]).toEqual([[expect.anything()], [expect.anything()]])
      return found
    },
    { timeout: 15_000 },
  )
  // None was delivered again: what was done before the restart is remembered.
  expect(app.printed.stderr).not.toContain("AccessDenied")

  const events = await seen()
  expect(events["todo 1"]).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
    ...{ eventName: "INSERT", eventVersion: "1.1", eventSource: "aws:dynamodb", awsRegion: "us-east-1" },
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      ...{ Keys: { id: { S: "1" } }, NewImage: { id: { S: "1" } } },
      SequenceNumber: expect.stringMatching(/^\d{21}$/),
      ...{ SizeBytes: 6, StreamViewType: "NEW_AND_OLD_IMAGES" },
    },
    eventSourceARN: expect.stringMatching(
      /^arn:aws:dynamodb:us-east-1:000000000000:table\/streamed-dev-Todos\/stream\/[\d:.T-]+$/,
    ),
  })
  expect(events["click home"]).toEqual({
    kinesis: {
      ...{ kinesisSchemaVersion: "1.0", partitionKey: "home" },
      sequenceNumber: expect.stringMatching(/^\d{56}$/),
      data: Buffer.from('{"page":"home"}').toString("base64"),
      approximateArrivalTimestamp: expect.any(Number),
    },
    ...{ eventSource: "aws:kinesis", eventVersion: "1.0", eventName: "aws:kinesis:record", awsRegion: "us-east-1" },
    eventID: expect.stringMatching(/^shardId-00000000000[01]:\d{56}$/),
    invokeIdentityArn: "arn:aws:iam::000000000000:role/streamed-dev-WorkersClickedFunctionRole",
    eventSourceARN: "arn:aws:kinesis:us-east-1:000000000000:stream/streamed-dev-Clicks",
  })

  const [{ key, record }] = given.objects
  expect(key).toMatch(
    /^aws\/lambda\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/shardId-[^/]+\/\d{4}\/\d\d\/\d\d\/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}$/,
  )
  const requestContext = { condition: "RetryAttemptsExhausted", approximateInvokeCount: 2 }
  expect(record).toMatchObject({ requestContext, DDBStreamBatchInfo: { batchSize: 1 } })
  expect(JSON.parse(record.payload)).toMatchObject({
    Records: [{ eventName: "INSERT", dynamodb: { NewImage: { id: { S: "poison" } } } }],
  })
  const [letter] = given.letters
  expect(letter).toMatchObject({ requestContext, KinesisBatchInfo: { batchSize: 1 } })
  expect(letter).not.toHaveProperty("payload")
}, 60_000)
