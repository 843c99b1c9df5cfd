import { DeleteObjectCommand, GetBucketNotificationConfigurationCommand } from "@aws-sdk/client-s3"
import { describe, expect, it, vi } from "vitest"
import { useBucket } from "./use-bucket.ts"

const { server, Bucket, notify, put, toFunction, sentCount, functionArn } = useBucket()
const queueArn = "arn:aws:sqs:eu-west-1:000000000000:uploads"
const topicArn = "arn:aws:sns:eu-west-1:000000000000:uploads"

describe("destinations", () => {
  it("are queues and topics, which get a test event first", async () => {
    const Events: "s3:ObjectCreated:*"[] = ["s3:ObjectCreated:*"]
    await notify({
      QueueConfigurations: [
        { QueueArn: queueArn, Events, Filter: { Key: { FilterRules: [{ Name: "prefix", Value: "q" }] } } },
      ],
      TopicConfigurations: [
        { TopicArn: topicArn, Events, Filter: { Key: { FilterRules: [{ Name: "prefix", Value: "t" }] } } },
      ],
    })
    await put("q")
    await put("t")
    await sentCount(4)
    const message = (index: number): unknown => {
      const { MessageBody, Message } = server.sent[index]?.input ?? {}
      return JSON.parse(String(MessageBody ?? Message))
    }
    expect(server.sent.map(({ service, operation }) => `${service} ${operation}`)).toEqual([
      "sns Publish",
      "sqs SendMessage",
      "sqs SendMessage",
      "sns Publish",
    ])
    expect(message(0)).toMatchObject({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket })
    expect(server.sent[2]?.input["QueueUrl"]).toBe("http://sqs/000000000000/uploads")
    expect(server.sent[3]?.input).toMatchObject({ TopicArn: topicArn, Subject: "Amazon S3 Notification" })
    expect(message(2)).toMatchObject({ Records: [{ s3: { object: { key: "q" } } }] })
  })

  it("are EventBridge, with the key as it is", async () => {
    await notify({ EventBridgeConfiguration: {} })
    await put("a b/ü")
    await server.client.send(new DeleteObjectCommand({ Bucket, Key: "a b/ü" }))
    await sentCount(2)
    const entries = server.sent.map(({ input }) => (input["Entries"] as Record<string, unknown>[])[0] ?? {})
    expect(entries[0]).toMatchObject({
      Source: "aws.s3",
      DetailType: "Object Created",
      Resources: [`arn:aws:s3:::${Bucket}`],
    })
    expect(JSON.parse(String(entries[0]?.["Detail"]))).toEqual({
      version: "0",
      bucket: { name: Bucket },
      object: {
        key: "a b/ü",
        size: 5,
        etag: "5d41402abc4b2a76b9719d911017c592",
        sequencer: expect.stringMatching(/^[0-9A-F]{18}$/),
      },
      "request-id": expect.stringMatching(/^[0-9A-F]{16}$/),
      requester: "000000000000",
      "source-ip-address": "127.0.0.1",
      reason: "PutObject",
    })
    expect(entries[1]).toMatchObject({ DetailType: "Object Deleted" })
    expect(JSON.parse(String(entries[1]?.["Detail"]))).toMatchObject({
      reason: "DeleteObject",
      "deletion-type": "Permanently Deleted",
    })
  })

  it("are what EnsureBucket says, and no longer what it said before", async () => {
    const rule = {
      id: "r",
      destination: "function",
      arn: functionArn,
      events: ["s3:ObjectCreated:*"],
      prefix: "",
      suffix: "",
    }
    await server.s3.call("EnsureBucket", { Bucket, Notification: { rules: [rule], eventBridge: false } })
    await put("a")
    await sentCount(1)
    await server.s3.call("EnsureBucket", { Bucket })
    await put("b")
    await server.s3.call("EnsureBucket", {
      Bucket,
      Notification: { rules: [{ ...rule, prefix: "c" }], eventBridge: false },
    })
    await put("c")
    await sentCount(2)
    expect(server.records().map((record) => record.s3.object["key"])).toEqual(["a", "c"])
  })
})

describe("configurations", () => {
  it("come back as they were given", async () => {
    const configuration = {
      LambdaFunctionConfigurations: [
        {
          Id: "l",
          LambdaFunctionArn: functionArn,
          Events: ["s3:ObjectCreated:*" as const],
          Filter: { Key: { FilterRules: [{ Name: "Prefix" as never, Value: "a&b" }] } },
        },
      ],
      QueueConfigurations: [{ Id: "q", QueueArn: queueArn, Events: ["s3:ObjectRemoved:*" as const] }],
      EventBridgeConfiguration: {},
    }
    await notify(configuration)
    const { $metadata, ...got } = await server.client.send(new GetBucketNotificationConfigurationCommand({ Bucket }))
    expect(got).toEqual(configuration)
  })

  it.each([
    ["the same event twice", [["s3:ObjectCreated:*"], ["s3:ObjectCreated:Put"]], ["", ""]],
    ["a prefix within another", [["s3:ObjectCreated:*"], ["s3:ObjectCreated:*"]], ["a", "a/b"]],
  ])("are refused when they overlap: %s", async (_, events, prefixes) => {
    const LambdaFunctionConfigurations = events.map((each, index) => ({
      LambdaFunctionArn: functionArn,
      Events: each as never,
      Filter: { Key: { FilterRules: [{ Name: "prefix" as const, Value: prefixes[index] ?? "" }] } },
    }))
    await expect(notify({ LambdaFunctionConfigurations })).rejects.toMatchObject({
      name: "InvalidArgument",
      message: expect.stringContaining("Configurations overlap"),
    })
  })

  it("are refused with events that do not exist and ARNs of something else", async () => {
    await expect(toFunction(["s3:ObjectRead:*"])).rejects.toMatchObject({ name: "InvalidArgument" })
    await expect(
      notify({ QueueConfigurations: [{ QueueArn: topicArn, Events: ["s3:ObjectCreated:*"] }] }),
    ).rejects.toMatchObject({ name: "InvalidArgument" })
  })
})

describe("deliveries", () => {
  it("are tried again until they get through, across restarts", async () => {
    await toFunction(["s3:ObjectCreated:*"])
    server.failWith = new Error("not there yet")
    await put("a")
    await server.restart()
    server.failWith = undefined
    await put("b")
    await sentCount(2)
    expect(
      server
        .records()
        .map((record) => record.s3.object["key"])
        .toSorted(),
    ).toEqual(["a", "b"])
    expect(server.reports).toEqual([])
  })

  it("are given up in the end, with a word about it", async () => {
    await toFunction(["s3:ObjectCreated:*"])
    server.failWith = new Error("no such function")
    await put("a")
    await vi.waitFor(() =>
      expect(server.reports).toEqual([`S3 could not send an event to ${functionArn}: no such function`]),
    )
    expect(server.sent).toEqual([])
  })
})
