import { ListDeadLetterSourceQueuesCommand } from "@aws-sdk/client-sqs"
import { describe, expect, it } from "vitest"
import { useSqs } from "../../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, receive, bodies, seconds, arnOf } = bench

describe("dead-letter queues", () => {
  it("get what was received too often, and nothing else", async () => {
    const deadLetters = await create("dead")
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf("dead"), maxReceiveCount: "3" })
    const QueueUrl = await create("orders", { RedrivePolicy, VisibilityTimeout: "1" })
    const { MessageId } = await send(QueueUrl, "poison", {
      MessageAttributes: { kind: { DataType: "String", StringValue: "bad" } },
    })
    for (let receives = 1; receives <= 3; receives++) {
      expect(await bodies(deadLetters)).toEqual([])
      expect(await bodies(QueueUrl)).toEqual(["poison"])
      seconds(1)
    }
    expect(await bodies(QueueUrl)).toEqual([])
    const asked = { MessageSystemAttributeNames: ["All" as const], MessageAttributeNames: ["All"] }
    expect(await receive(deadLetters, asked)).toMatchObject([
      {
        MessageId,
        Body: "poison",
        MessageAttributes: { kind: { StringValue: "bad" } },
        Attributes: {
          ApproximateReceiveCount: "4",
          SentTimestamp: "1772359200000",
          DeadLetterQueueSourceArn: arnOf("orders"),
        },
      },
    ])
    const sources = await bench.client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetters }))
    expect(sources.queueUrls).toEqual([QueueUrl])
  })

  it("must be of the source's type and allow it", async () => {
    await create("dead.fifo", { FifoQueue: "true" })
    await create("private", { RedriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }) })
    for (const [name, reason] of [
      ["dead.fifo", "Dead-letter queue must be same type of queue as the source."],
      ["private", "does not allow"],
    ] as const) {
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf(name), maxReceiveCount: 3 })
      await expect(create("orders", { RedrivePolicy })).rejects.toMatchObject({
        message: expect.stringContaining(reason),
      })
    }
  })
})
