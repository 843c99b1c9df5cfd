import { PublishBatchCommand } from "@aws-sdk/client-sns"
import { describe, expect, it } from "vitest"
import { useSns } from "../../../../test/local/use-sns.ts"

const bench = useSns()
const { topic, queue, queueArn, subscribe, publish, received, invocations, seconds, reopen } = bench
const text = (StringValue: string) => ({ DataType: "String", StringValue })

describe("deliveries to queues", () => {
  it("have AWS's envelope", async () => {
    const orders = await topic("orders")
    const { SubscriptionArn } = await subscribe(orders, await queue("audit"))
    const { MessageId } = await publish(orders, 'Hello "you"', {
      Subject: "A greeting",
      MessageAttributes: { kind: text("new"), count: { DataType: "Number", StringValue: "2" } },
    })
    const [message] = await received("audit")
    const envelope = JSON.parse(message?.Body ?? "")
    expect(envelope).toEqual({
      Type: "Notification",
      MessageId,
      TopicArn: "arn:aws:sns:eu-west-1:000000000000:orders",
      Subject: "A greeting",
      Message: 'Hello "you"',
      Timestamp: "2026-03-01T10:00:00.000Z",
      SignatureVersion: "1",
      Signature: expect.any(String),
      SigningCertURL: expect.stringMatching(/^https:\/\/sns\.eu-west-1\.amazonaws\.com\/.+\.pem$/),
      UnsubscribeURL: expect.stringContaining(encodeURIComponent(String(SubscriptionArn))),
      MessageAttributes: { kind: { Type: "String", Value: "new" }, count: { Type: "Number", Value: "2" } },
    })
    expect(message).not.toHaveProperty("MessageAttributes")
  })

  it("are the message itself where they are raw", async () => {
    const orders = await topic("orders")
    await subscribe(orders, await queue("audit"), { RawMessageDelivery: "true" })
    await publish(orders, "plain", { MessageAttributes: { kind: text("new") } })
    expect(await received("audit")).toMatchObject([{ Body: "plain", MessageAttributes: { kind: text("new") } }])
  })

  it("have the text of their protocol", async () => {
    const orders = await topic("orders")
    await subscribe(orders, await queue("audit"), { RawMessageDelivery: "true" })
    const texts = JSON.stringify({ default: "for all", sqs: "for queues" })
    await publish(orders, texts, { MessageStructure: "json" })
    expect(await received("audit")).toMatchObject([{ Body: "for queues" }])
    await expect(publish(orders, "{}", { MessageStructure: "json" })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Invalid parameter: Message Structure - No default entry in JSON message body",
    })
  })

  it("go to whose filters they pass, by attributes or by the body", async () => {
    const orders = await topic("orders")
    const filters = {
      all: undefined,
      new: { kind: ["new"] },
      large: { amount: [{ numeric: [">=", 100] }], kind: [{ exists: true }] },
      tagged: { tags: ["red"] },
    }
    for (const [name, filter] of Object.entries(filters))
      await subscribe(orders, await queue(name), filter ? { FilterPolicy: JSON.stringify(filter) } : {})
    const FilterPolicy = JSON.stringify({ order: { state: [{ prefix: "pa" }] } })
    await subscribe(orders, await queue("body"), { FilterPolicy, FilterPolicyScope: "MessageBody" })

    await publish(orders, JSON.stringify({ order: { state: "paid" } }), {
      MessageAttributes: { kind: text("new"), amount: { DataType: "Number", StringValue: "99.5" } },
    })
    await publish(orders, "no JSON", {
      MessageAttributes: {
        kind: text("old"),
        amount: { DataType: "Number", StringValue: "100" },
        tags: { DataType: "String.Array", StringValue: '["blue","red"]' },
      },
    })
    const counts = await Promise.all(
      ["all", "new", "large", "tagged", "body"].map(async (name) => (await received(name)).length),
    )
    expect(counts).toEqual([2, 1, 1, 1, 1])
  })

  it("that cannot be made go to the dead-letter queue of the subscription", async () => {
    const orders = await topic("orders")
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await queue("dead") })
    await subscribe(orders, queueArn("missing"), { RedrivePolicy })
    await subscribe(orders, "arn:aws:lambda:eu-west-1:000000000000:function:missing", { RedrivePolicy })
    await publish(orders, "m")
    const bodies = (await received("dead")).map(({ Body }) => JSON.parse(Body).Message)
    expect(bodies).toEqual(["m", "m"])
  })
})

describe("deliveries to functions", () => {
  it("have the form of AWS's sample", async () => {
    const orders = await topic("orders")
    const arn = "arn:aws:lambda:eu-west-1:000000000000:function:shop-dev-Mail"
    const { SubscriptionArn } = await subscribe(orders, arn)
    const { MessageId } = await publish(orders, "Hello", {
      MessageAttributes: { photo: { DataType: "Binary", BinaryValue: new Uint8Array([1, 2]) } },
    })
    expect(invocations).toEqual([
      {
        FunctionName: arn,
        Payload: {
          Records: [
            {
              EventSource: "aws:sns",
              EventVersion: "1.0",
              EventSubscriptionArn: SubscriptionArn,
              Sns: {
                Type: "Notification",
                MessageId,
                TopicArn: orders,
                Subject: null,
                Message: "Hello",
                Timestamp: "2026-03-01T10:00:00.000Z",
                SignatureVersion: "1",
                Signature: expect.any(String),
                SigningCertUrl: expect.any(String),
                UnsubscribeUrl: expect.any(String),
                MessageAttributes: { photo: { Type: "Binary", Value: "AQI=" } },
              },
            },
          ],
        },
      },
    ])
  })
})

describe("FIFO topics", () => {
  it("keep the order, and take a message once in five minutes, also after a restart", async () => {
    const orders = await topic("orders.fifo", { FifoTopic: "true", ContentBasedDeduplication: "true" })
    await subscribe(orders, await queue("audit.fifo"), { RawMessageDelivery: "true" })
    const group = { MessageGroupId: "a" }
    const first = await publish(orders, "one", group)
    const second = await publish(orders, "two", group)
    await reopen()
    expect(await publish(orders, "one", group)).toMatchObject({ MessageId: first.MessageId })
    expect(Number(second.SequenceNumber)).toBeGreaterThan(Number(first.SequenceNumber))
    const messages = await received("audit.fifo")
    expect(messages.map(({ Body }) => Body)).toEqual(["one", "two"])
    expect(messages[0]?.Attributes).toMatchObject({
      MessageGroupId: "a",
      MessageDeduplicationId: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    seconds(300)
    expect((await publish(orders, "one", group)).MessageId).not.toBe(first.MessageId)
  })

  it("want a group and a deduplication id, and deliver to queues only", async () => {
    const orders = await topic("orders.fifo", { FifoTopic: "true" })
    await expect(publish(orders, "m")).rejects.toMatchObject({ message: expect.stringContaining("MessageGroupId") })
    await expect(publish(orders, "m", { MessageGroupId: "a" })).rejects.toMatchObject({
      message: expect.stringContaining("ContentBasedDeduplication"),
    })
    await expect(subscribe(orders, "arn:aws:lambda:eu-west-1:000000000000:function:f")).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
  })
})

describe("batches", () => {
  it("are published entry by entry", async () => {
    const orders = await topic("orders")
    await subscribe(orders, await queue("audit"), { RawMessageDelivery: "true" })
    const PublishBatchRequestEntries = [
      { Id: "a", Message: "one" },
      { Id: "b", Message: "two", Subject: "line\nbreak" },
    ]
    const batch = new PublishBatchCommand({
      TopicArn: orders,
      PublishBatchRequestEntries: PublishBatchRequestEntries.slice(0, 1),
    })
    expect(await bench.client.send(batch)).toMatchObject({ Successful: [{ Id: "a" }], Failed: [] })
    expect(await received("audit")).toMatchObject([{ Body: "one" }])
    await expect(
      bench.client.send(new PublishBatchCommand({ TopicArn: orders, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
  })

  it.each([
    ["no entries", [], "EmptyBatchRequestException"],
    ["one id twice", ["a", "a"].map((Id) => ({ Id, Message: "m" })), "BatchEntryIdsNotDistinctException"],
    [
      "eleven entries",
      Array.from({ length: 11 }, (_, n) => ({ Id: `${n}`, Message: "m" })),
      "TooManyEntriesInBatchRequestException",
    ],
  ])("are refused with %s", async (_what, PublishBatchRequestEntries, name) => {
    const TopicArn = await topic("orders")
    await expect(
      bench.client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })),
    ).rejects.toMatchObject({ name })
  })
})
