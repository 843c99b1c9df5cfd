import { DeleteMessageCommand } from "@aws-sdk/client-sqs"
import { describe, expect, it } from "vitest"
import { useSqs } from "../../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, receive, bodies, seconds, reopen, urlOf, arnOf } = bench

describe("FIFO queues", () => {
  const fifo = { FifoQueue: "true", ContentBasedDeduplication: "true", VisibilityTimeout: "30" }
  const group = (MessageGroupId: string) => ({ MessageGroupId })

  it("give out each group in order, and no more of it while some is in flight", async () => {
    const QueueUrl = await create("orders.fifo", fifo)
    for (const body of ["a1", "a2", "a3"]) await send(QueueUrl, body, group("a"))
    await send(QueueUrl, "b1", group("b"))
    const [a1] = await receive(QueueUrl, { MaxNumberOfMessages: 1 })
    expect(a1?.Body).toBe("a1")
    expect(await bodies(QueueUrl)).toEqual(["b1"])
    expect(await bodies(QueueUrl)).toEqual([])
    await bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: a1?.ReceiptHandle }))
    expect(await bodies(QueueUrl)).toEqual(["a2", "a3"])
  })

  it("begin a group again at its first message when that was not deleted", async () => {
    const QueueUrl = await create("orders.fifo", fifo)
    for (const body of ["a1", "a2", "a3"]) await send(QueueUrl, body, group("a"))
    const [, a2] = await receive(QueueUrl, { MaxNumberOfMessages: 2 })
    await bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: a2?.ReceiptHandle }))
    expect(await bodies(QueueUrl)).toEqual([])
    seconds(30)
    expect(await bodies(QueueUrl)).toEqual(["a1", "a3"])
    const expired = new DeleteMessageCommand({ QueueUrl, ReceiptHandle: a2?.ReceiptHandle })
    await expect(bench.client.send(expired)).resolves.toBeDefined()
  })

  it("refuse to delete by a handle whose time is over", async () => {
    const QueueUrl = await create("orders.fifo", fifo)
    await send(QueueUrl, "a1", group("a"))
    const [a1] = await receive(QueueUrl)
    seconds(30)
    await expect(
      bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: a1?.ReceiptHandle })),
    ).rejects.toMatchObject({ message: expect.stringContaining("The receipt handle has expired.") })
  })

  it("take a message once in five minutes", async () => {
    const QueueUrl = await create("orders.fifo", fifo)
    const first = await send(QueueUrl, "a", group("a"))
    expect(first.SequenceNumber).toMatch(/^\d{20}$/)
    const again = await send(QueueUrl, "a", group("b"))
    expect(again).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber })
    const [message] = await receive(QueueUrl, { MessageSystemAttributeNames: ["All"] })
    expect(message?.Attributes).toMatchObject({
      MessageGroupId: "a",
      MessageDeduplicationId: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
      SequenceNumber: first.SequenceNumber,
    })
    await bench.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }))
    await reopen()
    await send(urlOf("orders.fifo"), "a", group("a"))
    expect(await bodies(urlOf("orders.fifo"))).toEqual([])
    seconds(300)
    await send(urlOf("orders.fifo"), "a", group("a"))
    expect(await bodies(urlOf("orders.fifo"))).toEqual(["a"])
  })

  it("compare deduplication ids within a group where the queue says so", async () => {
    const QueueUrl = await create("orders.fifo", { FifoQueue: "true", DeduplicationScope: "messageGroup" })
    await send(QueueUrl, "1", { MessageGroupId: "a", MessageDeduplicationId: "x" })
    await send(QueueUrl, "2", { MessageGroupId: "a", MessageDeduplicationId: "x" })
    await send(QueueUrl, "3", { MessageGroupId: "b", MessageDeduplicationId: "x" })
    expect(await bodies(QueueUrl)).toEqual(["1", "3"])
  })

  it.each([
    ["no group", { MessageDeduplicationId: "x" }, "MissingParameter"],
    ["no deduplication id", { MessageGroupId: "a" }, "InvalidParameterValue"],
    ["its own delay", { MessageGroupId: "a", MessageDeduplicationId: "x", DelaySeconds: 3 }, "InvalidParameterValue"],
  ])("refuse a message with %s", async (_what, more, Code) => {
    const QueueUrl = await create("orders.fifo", { FifoQueue: "true" })
    await expect(send(QueueUrl, "m", more)).rejects.toMatchObject({ Code })
  })

  it("move a poison message aside and go on with its group in order", async () => {
    const dead = await create("dead.fifo", { FifoQueue: "true" })
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf("dead.fifo"), maxReceiveCount: 1 })
    const QueueUrl = await create("orders.fifo", { ...fifo, RedrivePolicy })
    for (const body of ["a1", "a2", "a3"]) await send(QueueUrl, body, group("a"))
    const [a1, a2] = await receive(QueueUrl, { MaxNumberOfMessages: 2 })
    expect([a1?.Body, a2?.Body]).toEqual(["a1", "a2"])
    seconds(30)
    expect(await bodies(QueueUrl)).toEqual(["a3"])
    expect(await bodies(dead)).toEqual(["a1", "a2"])
  })
})
