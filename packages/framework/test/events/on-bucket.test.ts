import { describe, expect, it, vi } from "vitest"
import { App, Bucket, type BucketRecord, createLambdaHandler, onBucket } from "../../src/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-ThumbsMake", timeoutSeconds: 3 })
const photos = new Bucket("NotifiedPhotos")

const record = (key: string, object: object = { size: 5, eTag: "e1", sequencer: "0055AED6DCD90281E5" }) => ({
  eventVersion: "2.1",
  eventSource: "aws:s3",
  awsRegion: "us-west-2",
  eventTime: "1970-01-01T00:00:00.000Z",
  eventName: "ObjectCreated:Put",
  userIdentity: { principalId: "AIDAJDPLRKLG7UEXAMPLE" },
  requestParameters: { sourceIPAddress: "127.0.0.1" },
  responseElements: { "x-amz-request-id": "C3D13FE58DE4C810" },
  s3: {
    s3SchemaVersion: "1.0",
    configurationId: "testConfigRule",
    bucket: { name: "amzn-s3-demo-bucket", ownerIdentity: { principalId: "A3NL1KOZZKExample" }, arn: "arn:aws:s3:::x" },
    object: { key, ...object },
  },
})
const bridged = (detailType: string, detail: object = {}) => ({
  version: "0",
  id: "17793124-05d4-b198-2fde-7ededc63b103",
  "detail-type": detailType,
  source: "aws.s3",
  account: "111122223333",
  time: "2021-11-12T00:00:00Z",
  region: "ca-central-1",
  resources: ["arn:aws:s3:::amzn-s3-demo-bucket"],
  detail: {
    version: "0",
    bucket: { name: "amzn-s3-demo-bucket" },
    object: { key: "a+b%20c", size: 5, etag: "e1", "version-id": "v1", sequencer: "617f08299329d189" },
    "request-id": "N4N7GDK58NMKJ12R",
    requester: "123456789012",
    ...detail,
  },
})

/** The handler of a method, and what the method was called with. */
function serve(run: (record: BucketRecord) => unknown = () => undefined) {
  const seen: BucketRecord[] = []
  class Thumbs {
    @onBucket(photos)
    async make(change: BucketRecord) {
      seen.push(change)
      return run(change)
    }
  }
  return { seen, handler: createLambdaHandler(new App("shop", { handlers: [Thumbs] })) }
}

describe("@onBucket", () => {
  it.each([
    ["file+with+spaces", "file with spaces"],
    ["%E2%9C%93", "✓"],
    ["a%2Bb/%C3%BC.jpg", "a+b/ü.jpg"],
  ])("decodes the key %s, and keeps it in the event", async (encoded, key) => {
    const { seen, handler } = serve()
    await handler({ Records: [record(encoded)] }, context)
    expect(seen).toEqual([
      {
        eventName: "ObjectCreated:Put",
        bucket: "amzn-s3-demo-bucket",
        key,
        ...{ size: 5, eTag: "e1", versionId: undefined, sequencer: "0055AED6DCD90281E5" },
        happenedAt: new Date("1970-01-01T00:00:00.000Z"),
        context,
        event: record(encoded),
      },
    ])
  })

  it("runs for every record of an event, and fails once all have run where one did", async () => {
    const { seen, handler } = serve(({ key }) => {
      if (key === "bad") throw new Error("no thumbnail")
    })
    const logged = vi.spyOn(console, "error").mockReturnValue()
    const event = { Records: [record("bad"), record("good"), record("gone", { sequencer: "1" })] }
    await expect(handler(event, context)).rejects.toThrow("1 of 3 records failed")
    expect(seen.map(({ key, size }) => [key, size])).toEqual([
      ["bad", 5],
      ["good", 5],
      ["gone", undefined],
    ])
    expect(String(logged.mock.calls[0])).toContain('"record":"bad"')
    logged.mockRestore()
  })

  it("fails with what the method throws for a single record", async () => {
    const { handler } = serve(() => {
      throw new Error("no thumbnail")
    })
    await expect(handler({ Records: [record("bad")] }, context)).rejects.toThrow("no thumbnail")
  })

  it.each([
    ["Object Created", { reason: "PutObject" }, "ObjectCreated:Put"],
    ["Object Created", { reason: "POST Object" }, "ObjectCreated:Post"],
    ["Object Deleted", { reason: "DeleteObject", "deletion-type": "Permanently Deleted" }, "ObjectRemoved:Delete"],
    ["Object Deleted", { "deletion-type": "Delete Marker Created" }, "ObjectRemoved:DeleteMarkerCreated"],
    ["Object Tags Added", {}, "ObjectTagging:Put"],
  ])("takes %s %o of EventBridge, whose keys are as they are", async (type, detail, eventName) => {
    const { seen, handler } = serve()
    await handler(bridged(type, detail), context)
    expect(seen).toMatchObject([{ eventName, key: "a+b%20c", size: 5, eTag: "e1", versionId: "v1" }])
    expect(seen[0]?.event).toEqual(bridged(type, detail))
  })

  it("gives all records at once where the method asks", async () => {
    const seen: string[][] = []
    class Thumbs {
      @onBucket(photos, { batch: true })
      make(changes: readonly BucketRecord[]) {
        seen.push(changes.map(({ key }) => key))
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Thumbs] }))
    await handler({ Records: [record("a"), record("b")] }, context)
    expect(seen).toEqual([["a", "b"]])
  })

  it("refuses options that it does not know, and a source that is none", () => {
    expect(() => onBucket(photos, { prefixes: "a" } as never)).toThrow(TypeError)
    expect(() => onBucket(undefined as never)).toThrow("Is there an import cycle?")
    expect(() => new Bucket("Odd", { publicRead: true } as never)).toThrow(TypeError)
  })

  it.each([
    ["logs", 'Bucket: accessLogs is "logs". Give it a bucket of the app, such as new Bucket("Logs"), or leave it out.'],
    [false, "Bucket: accessLogs is false."],
    [null, "Bucket: accessLogs is null."],
    [{ bucket: "logs" }, 'Bucket: accessLogs.bucket is "logs".'],
    [{}, "Bucket: accessLogs.bucket is undefined."],
    [{ to: photos }, 'Bucket: accessLogs has no option "to".'],
  ])("refuses access logs to %o", (accessLogs, message) => {
    expect(() => new Bucket("Odd", { accessLogs } as never)).toThrow(message)
  })

  it("does not compile for methods that ask for what it does not give", () => {
    class Wrong {
      // @ts-expect-error the method asks for a batch
      @onBucket(photos)
      one(changes: readonly BucketRecord[]) {
        return changes
      }
    }
    expect(Wrong).toBeDefined()
  })
})
