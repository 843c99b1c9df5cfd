import { ListMessageMoveTasksCommand, StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs"
import { describe, expect, it } from "vitest"
import { useSqs } from "../../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, receive, bodies, attributes, seconds, arnOf, urlOf } = bench

async function deadLetter(QueueUrl: string, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await send(QueueUrl, `poison ${n}`)
  await receive(QueueUrl)
  seconds(30)
  expect(await bodies(QueueUrl)).toEqual([])
}

async function lastTask() {
  const { Results } = await bench.client.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf("dead") }))
  return Results?.[0]
}

describe("message move tasks", () => {
  it("bring dead letters back to the queues they came from, as new messages", async () => {
    await create("dead")
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf("dead"), maxReceiveCount: 1 })
    const QueueUrl = await create("orders", { RedrivePolicy })
    await deadLetter(QueueUrl, 3)
    await bench.client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf("dead") }))
    await expect.poll(async () => (await lastTask())?.Status).toBe("COMPLETED")
    expect(await lastTask()).toMatchObject({
      SourceArn: arnOf("dead"),
      ApproximateNumberOfMessagesMoved: 3,
      ApproximateNumberOfMessagesToMove: 3,
    })
    const messages = await receive(QueueUrl, { MessageSystemAttributeNames: ["All"] })
    expect(messages.map(({ Body }) => Body)).toEqual(["poison 0", "poison 1", "poison 2"])
    expect(messages[0]?.Attributes).toMatchObject({ ApproximateReceiveCount: "1" })
    expect(messages[0]?.Attributes).not.toHaveProperty("DeadLetterQueueSourceArn")
    expect(await attributes(urlOf("dead"))).toMatchObject({ ApproximateNumberOfMessages: "0" })
  })

  it("go on after a restart", async () => {
    await create("dead")
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf("dead"), maxReceiveCount: 1 })
    await deadLetter(await create("orders", { RedrivePolicy }), 4)
    const DestinationArn = arnOf("orders")
    const start = { SourceArn: arnOf("dead"), DestinationArn, MaxNumberOfMessagesPerSecond: 500 }
    await bench.client.send(new StartMessageMoveTaskCommand(start))
    await expect(bench.client.send(new StartMessageMoveTaskCommand(start))).rejects.toMatchObject({
      name: "UnsupportedOperation",
    })
    await bench.reopen()
    await expect.poll(async () => (await lastTask())?.Status).toBe("COMPLETED")
    expect(await bodies(urlOf("orders"))).toHaveLength(4)
  })

  it("are for dead-letter queues only", async () => {
    await create("orders")
    const SourceArn = arnOf("orders")
    await expect(bench.client.send(new StartMessageMoveTaskCommand({ SourceArn }))).rejects.toMatchObject({
      message: "Source queue must be configured as a Dead Letter Queue.",
    })
    const missing = new StartMessageMoveTaskCommand({ SourceArn: arnOf("none") })
    await expect(bench.client.send(missing)).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })
})
