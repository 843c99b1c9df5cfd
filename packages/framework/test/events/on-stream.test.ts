import { expect, it, vi } from "vitest"
import { z } from "zod"
import { App, createLambdaHandler, type DataRecord, existingStream, onStream, Stream } from "../../src/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-ClicksCount", timeoutSeconds: 3 })
const clicks = new Stream("RunClicks")
const Click = z.object({ page: z.string() })
const arn = (name: string) => `arn:aws:kinesis:us-east-1:123456789012:stream/${name}`

const record = (sequenceNumber: string, data: string, stream = "clicks") => ({
  kinesis: {
    kinesisSchemaVersion: "1.0",
    partitionKey: "ada",
    sequenceNumber,
    data: Buffer.from(data).toString("base64"),
    approximateArrivalTimestamp: 1545084650.987,
  },
  eventSource: "aws:kinesis",
  eventVersion: "1.0",
  eventID: `shardId-000000000006:${sequenceNumber}`,
  eventName: "aws:kinesis:record",
  invokeIdentityArn: "arn:aws:iam::123456789012:role/lambda-role",
  awsRegion: "us-east-1",
  eventSourceARN: arn(stream),
})

it("gives each record its bytes, and where it comes from", async () => {
  const seen: DataRecord[] = []
  class Clicks {
    @onStream(clicks) async count(click: DataRecord) {
      seen.push(click)
    }
  }
  const Records = [record("1", '{"page":"home"}'), record("2", "no JSON")]
  const handler = createLambdaHandler(new App("shop", { handlers: [Clicks] }))
  expect(await handler({ Records }, context)).toEqual({ batchItemFailures: [] })
  expect(seen).toMatchObject([
    {
      ...{ data: Buffer.from('{"page":"home"}'), partitionKey: "ada", sequenceNumber: "1", streamArn: arn("clicks") },
      ...{ shardId: "shardId-000000000006", arrivedAt: new Date(1545084650987), event: Records[0], context },
    },
    { sequenceNumber: "2" },
  ])
  expect([seen[0]?.text(), seen[0]?.json(), seen[1]?.text()]).toEqual(['{"page":"home"}', { page: "home" }, "no JSON"])
  expect(() => seen[1]?.json()).toThrow(SyntaxError)
})

it("stops at the first record that fails or does not fit", async () => {
  const seen: string[] = []
  class Clicks {
    @onStream(clicks, { data: Click }) async count({ data }: DataRecord<typeof Click>) {
      seen.push(data.page)
    }
  }
  const log = vi.spyOn(console, "error").mockReturnValue()
  const Records = [record("1", '{"page":"home"}'), record("2", '{"page":7}'), record("3", '{"page":"cart"}')]
  const answer = await createLambdaHandler(new App("shop", { handlers: [Clicks] }))({ Records }, context)
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] })
  expect(seen).toEqual(["home"])
  expect(log.mock.calls.join()).toContain("Invalid data: page: ")
  log.mockRestore()
})

it("gives a whole batch to a method that asks for it", async () => {
  const batches: (readonly string[])[] = []
  class Clicks {
    @onStream(clicks, { data: Click, batch: true }) async count(records: readonly DataRecord<typeof Click>[]) {
      batches.push(records.map(({ data }) => data.page))
      return records.slice(1)
    }
  }
  const Records = ["a", "b", "c"].map((page) => record(page, JSON.stringify({ page })))
  const answer = await createLambdaHandler(new App("shop", { handlers: [Clicks] }))({ Records }, context)
  expect(batches).toEqual([["a", "b", "c"]])
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "b" }, { itemIdentifier: "c" }] })
})

it("finds the method by the stream where several take records", async () => {
  const seen: string[] = []
  const visits = existingStream("RunVisits", { arn: arn("visits") })
  class Clicks {
    @onStream(clicks) click() {
      seen.push("click")
    }
    @onStream(visits) visit() {
      seen.push("visit")
    }
  }
  vi.stubEnv("RUN_CLICKS_STREAM_ARN", arn("clicks"))
  vi.stubEnv("RUN_VISITS_STREAM_ARN", arn("visits"))
  const handler = createLambdaHandler(new App("shop", { handlers: [Clicks] }))
  await handler({ Records: [record("1", "1", "visits")] }, context)
  await handler({ Records: [record("2", "2", "clicks")] }, context)
  expect(seen).toEqual(["visit", "click"])
  vi.unstubAllEnvs()
})

it("does not compile a method that takes what its trigger does not give", () => {
  class Clicks {
    // @ts-expect-error: without a schema the data is bytes.
    @onStream(clicks) count({ data }: DataRecord<typeof Click>) {
      return data.page
    }
  }
  expect(new Clicks()).toBeInstanceOf(Clicks)
  expect(() => new Stream("Fast", { shard: 1 } as object)).toThrow('Stream has no option "shard".')
  expect(() => onStream(undefined as unknown as Stream)).toThrow("its source is undefined. Is there an import cycle?")
})
