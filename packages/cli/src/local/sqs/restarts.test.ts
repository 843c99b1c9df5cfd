import { describe, expect, it } from "vitest"
import { useSqs } from "../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, receive, bodies, seconds, reopen, urlOf } = bench

describe("restarts", () => {
  it("keep queues, messages, receive counts and what is in flight", async () => {
    await create("orders", { VisibilityTimeout: "10" })
    const { MessageId } = await send(urlOf("orders"), "m")
    const before = await receive(urlOf("orders"))
    await reopen()
    const QueueUrl = urlOf("orders")
    expect(await bodies(QueueUrl)).toEqual([])
    seconds(10)
    const [again] = await receive(QueueUrl, { MessageSystemAttributeNames: ["ApproximateReceiveCount"] })
    expect(again).toMatchObject({ MessageId, Attributes: { ApproximateReceiveCount: "2" } })
    expect(again?.ReceiptHandle).not.toBe(before[0]?.ReceiptHandle)
  })
})
