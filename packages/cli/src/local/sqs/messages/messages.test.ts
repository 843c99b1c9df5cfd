import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { useSqs } from "../../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, receive, bodies, attributes, seconds } = bench

describe("messages", () => {
  it("stay hidden as long as their queue says when they are received, not when somebody began to wait", async () => {
    const QueueUrl = await create("orders")
    const waiting = receive(QueueUrl, { WaitTimeSeconds: 20 })
    const Attributes = { VisibilityTimeout: "100" }
    await bench.client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }))
    await send(QueueUrl, "a")

    expect(await waiting).toMatchObject([{ Body: "a" }])
    seconds(99)
    expect(await receive(QueueUrl)).toEqual([])
    seconds(2)
    expect(await bodies(QueueUrl)).toEqual(["a"])
  })

  it("gives out a message with what was asked for of it, until it is deleted", async () => {
    const QueueUrl = await create("orders")
    const MessageAttributes = {
      kind: { DataType: "String", StringValue: "new" },
      amount: { DataType: "Number.int", StringValue: "12" },
      photo: { DataType: "Binary", BinaryValue: new Uint8Array([1, 2, 255]) },
    }
    const trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"
    const MessageSystemAttributes = { AWSTraceHeader: { DataType: "String", StringValue: trace } }
    const sent = await send(QueueUrl, "straße", { MessageAttributes, MessageSystemAttributes })
    // Computed with Python's hashlib, after AWS's description.
    expect(sent).toMatchObject({
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      MD5OfMessageBody: "ddc40daba2e976d4891e703081629368",
      MD5OfMessageAttributes: "8e489899be55796875cbdaa94f7cac27",
    })
    seconds(2)
    const [plain] = await receive(QueueUrl, { VisibilityTimeout: 0 })
    expect(plain).toEqual({
      MessageId: sent.MessageId,
      ReceiptHandle: expect.any(String),
      MD5OfBody: sent.MD5OfMessageBody,
      Body: "straße",
    })
    const asked = { MessageSystemAttributeNames: ["All" as const], MessageAttributeNames: ["All"] }
    const [message] = await receive(QueueUrl, asked)
    expect(message).toMatchObject({
      MessageAttributes,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      Attributes: {
        ApproximateReceiveCount: "2",
        SentTimestamp: "1772359200000",
        ApproximateFirstReceiveTimestamp: "1772359202000",
        SenderId: expect.any(String),
        AWSTraceHeader: trace,
      },
    })
    expect(await receive(QueueUrl)).toEqual([])
    await bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }))
    seconds(3600)
    expect(await receive(QueueUrl)).toEqual([])
  })

  it("gives out the message attributes whose name or prefix was asked for", async () => {
    const QueueUrl = await create("orders")
    const text = { DataType: "String", StringValue: "x" }
    await send(QueueUrl, "m", { MessageAttributes: { a: text, "trace.id": text, "trace.parent": text } })
    const named = await receive(QueueUrl, { MessageAttributeNames: ["a", "b"], VisibilityTimeout: 0 })
    expect(named[0]?.MessageAttributes).toEqual({ a: text })
    const prefixed = await receive(QueueUrl, { MessageAttributeNames: ["trace.*"], VisibilityTimeout: 0 })
    expect(Object.keys(prefixed[0]?.MessageAttributes ?? {})).toEqual(["trace.id", "trace.parent"])
  })

  it("shows a message again after its visibility timeout, or when that is changed", async () => {
    const QueueUrl = await create("orders", { VisibilityTimeout: "10" })
    await send(QueueUrl, "m")
    expect(await bodies(QueueUrl)).toEqual(["m"])
    seconds(9)
    expect(await bodies(QueueUrl)).toEqual([])
    seconds(1)
    const [again] = await receive(QueueUrl)
    const ReceiptHandle = again?.ReceiptHandle
    await bench.client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 100 }))
    seconds(99)
    expect(await bodies(QueueUrl)).toEqual([])
    await bench.client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
    expect(await bodies(QueueUrl)).toEqual(["m"])
    const outdated = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 5 })
    await expect(bench.client.send(outdated)).rejects.toMatchObject({ Code: "InvalidParameterValue" })
  })

  it("keeps a message that is deleted by the handle of an earlier receive", async () => {
    const QueueUrl = await create("orders")
    await send(QueueUrl, "m")
    const [first] = await receive(QueueUrl, { VisibilityTimeout: 0 })
    await receive(QueueUrl, { VisibilityTimeout: 5 })
    await bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }))
    seconds(5)
    expect(await bodies(QueueUrl)).toEqual(["m"])
    await expect(
      bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: "nonsense" })),
    ).rejects.toMatchObject({
      name: "ReceiptHandleIsInvalid",
    })
  })

  it("delays by the message or by the queue, and counts messages by what they are", async () => {
    const QueueUrl = await create("orders", { DelaySeconds: "5" })
    await send(QueueUrl, "by the queue")
    await send(QueueUrl, "by the message", { DelaySeconds: 60 })
    await send(QueueUrl, "at once", { DelaySeconds: 0 })
    expect(await bodies(QueueUrl)).toEqual(["at once"])
    expect(await attributes(QueueUrl)).toMatchObject({
      ApproximateNumberOfMessages: "0",
      ApproximateNumberOfMessagesDelayed: "2",
      ApproximateNumberOfMessagesNotVisible: "1",
    })
    seconds(5)
    expect(await bodies(QueueUrl)).toEqual(["by the queue"])
    seconds(55)
    expect(await bodies(QueueUrl)).toContain("by the message")
  })

  it("drops messages past their retention", async () => {
    const QueueUrl = await create("orders", { MessageRetentionPeriod: "60" })
    await send(QueueUrl, "old")
    seconds(59)
    await send(QueueUrl, "new")
    seconds(1)
    expect(await bodies(QueueUrl)).toEqual(["new"])
  })

  it("frees what messages past their retention took up", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
    onTestFinished(() => void vi.useRealTimers())
    await bench.reopen()
    const QueueUrl = await create("orders", { MessageRetentionPeriod: "60" })
    await send(QueueUrl, "old")
    seconds(30)
    await send(QueueUrl, "new")
    seconds(30)
    expect(await attributes(QueueUrl)).toMatchObject({ ApproximateNumberOfMessages: "2" })
    vi.advanceTimersByTime(30_000)
    await expect.poll(() => attributes(QueueUrl)).toMatchObject({ ApproximateNumberOfMessages: "1" })
    expect(await bodies(QueueUrl)).toEqual(["new"])
  })

  it("answers a long poll as soon as a message is sent", async () => {
    const QueueUrl = await create("orders")
    const waiting = bodies(QueueUrl, { WaitTimeSeconds: 20 })
    await attributes(QueueUrl)
    await send(QueueUrl, "m")
    expect(await waiting).toEqual(["m"])
  })

  it("takes nothing for a client that went away", async () => {
    const QueueUrl = await create("orders")
    const gone = new AbortController()
    const poll = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 })
    const waiting = bench.client.send(poll, { abortSignal: gone.signal })
    await attributes(QueueUrl)
    gone.abort()
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" })
    await expect
      .poll(async () => {
        await send(QueueUrl, "m")
        return bodies(QueueUrl)
      })
      .toEqual(["m"])
  })

  it("ends long polls when it closes", async () => {
    const QueueUrl = await create("orders")
    const waiting = bench.sqs.call("ReceiveMessage", { QueueUrl, WaitTimeSeconds: 20 })
    await bench.reopen()
    expect(await waiting).toEqual({})
  })

  it("purges a queue once a minute", async () => {
    const QueueUrl = await create("orders")
    await send(QueueUrl, "a")
    const [received] = await receive(QueueUrl)
    await send(QueueUrl, "b")
    await bench.client.send(new PurgeQueueCommand({ QueueUrl }))
    seconds(59)
    expect(await bodies(QueueUrl)).toEqual([])
    // It is gone, and so it is deleted.
    await bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: received?.ReceiptHandle }))
    await expect(bench.client.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toMatchObject({
      name: "PurgeQueueInProgress",
    })
    await send(QueueUrl, "c")
    expect(await bodies(QueueUrl)).toEqual(["c"])
  })
})
