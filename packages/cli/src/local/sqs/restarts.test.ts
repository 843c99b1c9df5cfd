import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { runUntilKilled } from "../../../test/local/run-until-killed.ts"
import { useSqs } from "../../../test/local/use-sqs.ts"
import { startSqs } from "./start-sqs.ts"

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

  it("keep the URLs of queues, unless another program has their port meanwhile", async () => {
    const QueueUrl = await create("orders")
    await reopen()
    await send(QueueUrl, "m")
    expect(bench.urlOf("orders")).toBe(QueueUrl)
    await bench.sqs.close()
    const other = createServer().listen(Number(new URL(QueueUrl).port), "127.0.0.1")
    await once(other, "listening")
    onTestFinished(() => void other.close())
    await reopen()
    expect(urlOf("orders")).not.toBe(QueueUrl)
    expect(await bodies(QueueUrl)).toEqual(["m"])
  })

  it("lose nothing that was answered when the process is killed, and bring back nothing that was deleted", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tsapi-sqs-killed-"))
    onTestFinished(() => rm(directory, { recursive: true }))
    const sent = new Set<string>()
    await runUntilKilled({
      ...{ directory, source: worker(directory), packages: /^classic-level/ },
      isEnough(line) {
        const [what, id = ""] = line.split(" ")
        if (what === "sent") sent.add(id)
        else sent.delete(id)
        return sent.size === 100
      },
    })

    // A minute later, when what was in flight is visible again.
    const now = Date.now() + 60_000
    const sqs = await startSqs({ directory, region: "eu-west-1", accountId: "000000000000", now: () => now })
    const found: string[] = []
    for (;;) {
      const answer = await sqs.call("ReceiveMessage", { QueueUrl: "orders", MaxNumberOfMessages: 10 })
      const { Messages = [] } = answer as { Messages?: readonly { readonly MessageId: string }[] }
      if (Messages.length === 0) break
      found.push(...Messages.map(({ MessageId }) => MessageId))
    }
    await sqs.close()
    expect(found).toEqual(expect.arrayContaining([...sent]))
    expect(new Set(found).size).toBe(found.length)
    // One of each of its three lanes may have been stored, or deleted, and not told yet.
    expect(found.length - sent.size).toBeLessThanOrEqual(3)
  })
})

/** A program that sends messages without end and deletes each third; it says what was answered. */
function worker(directory: string): string {
  return `
    import { startSqs } from ${JSON.stringify(join(import.meta.dirname, "start-sqs.ts"))}
    const directory = ${JSON.stringify(directory)}
    const sqs = await startSqs({ directory, region: "eu-west-1", accountId: "000000000000" })
    await sqs.call("CreateQueue", { QueueName: "orders" })
    const QueueUrl = "orders"
    const work = async () => {
      for (let n = 1; ; n++) {
        const { MessageId } = await sqs.call("SendMessage", { QueueUrl, MessageBody: "m" + n })
        process.stdout.write("sent " + MessageId + "\\n")
        if (n % 3 !== 0) continue
        const { Messages = [] } = await sqs.call("ReceiveMessage", { QueueUrl })
        for (const { MessageId, ReceiptHandle } of Messages) {
          await sqs.call("DeleteMessage", { QueueUrl, ReceiptHandle })
          process.stdout.write("deleted " + MessageId + "\\n")
        }
      }
    }
    await Promise.all([work(), work(), work()])`
}
