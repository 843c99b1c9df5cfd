import type { ChildProcess } from "node:child_process"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs"
import { expect, it, onTestFinished } from "vitest"
import { makeProject } from "../make-project.ts"
import { serveProcess, watchMemory } from "./served-process.ts"

const count = 10_000
const tries = 5
const poison = Array.from({ length: count / 100 }, (_, index) => 100 * index)

const app = (recorder: string) => `import { App, onQueue, Queue, type QueueMessage } from "@tsapi/framework"

const orders = new Queue("Orders", { visibilityTimeout: 3, deadLetterQueue: { maxReceiveCount: ${tries} } })

class OrderWorker {
  @onQueue(orders, { function: { timeout: 3 } })
  async process({ body, receiveCount }: QueueMessage) {
    if (Number(body) % 100 === 0) throw new Error("poison " + receiveCount)
    if (Math.random() < 0.1) throw new Error("now and then")
    await fetch("${recorder}/" + body)
    if (Math.random() < 0.02) throw new Error("after its work")
  }
}

export const app = new App("crowd", { handlers: [OrderWorker] })
`

it("10,000 messages, handlers that fail at random, and kills: each is processed or in the dead-letter queue, and memory stays", async () => {
  const processed = new Set<number>()
  const recorder = createServer(({ url = "" }, response) => {
    processed.add(Number(url.slice(1)))
    response.end()
  })
  await new Promise<void>((resolve) => recorder.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => void recorder.close())
  const directory = await makeProject({
    "src/app.ts": app(`http://127.0.0.1:${(recorder.address() as AddressInfo).port}`),
  })

  let local = await startLocal(directory)
  const send = async (from: number, to: number) => {
    for (let id = from; id < to; id += 10) {
      const Entries = Array.from({ length: 10 }, (_, index) => ({ Id: `${index}`, MessageBody: `${id + index}` }))
      await local.sqs.send(new SendMessageBatchCommand({ QueueUrl: local.urlOf("Orders"), Entries }))
    }
  }
  for (const from of [0, 1000, 2000]) {
    await send(from, from + 1000)
    await expect.poll(() => processed.size, { timeout: 60_000 }).toBeGreaterThan(from + 500)
    await kill(local.child)
    local = await startLocal(directory)
  }

  const memory = watchMemory(local.child)
  await send(3000, count)
  const dead = new Map<number, number>()
  const ended = async () => {
    for (const [id, receives] of await receiveDead(local)) dead.set(id, receives)
    return new Set([...processed, ...dead.keys()]).size
  }
  await expect.poll(ended, { timeout: 120_000, interval: 5 }).toBe(count)
  const { samples, third, last } = memory()

  expect(poison.filter((id) => processed.has(id))).toEqual([])
  // The dead-letter queue counts on: to be read from there is one more.
  expect(poison.filter((id) => dead.get(id) !== tries + 1)).toEqual([])
  expect(last, `MB: ${samples.join(" ")}`).toBeLessThan(third * 1.15)
}, 300_000)

async function startLocal(directory: string) {
  const { child, summary } = await serveProcess(directory)
  const [, endpoint] = /sqs at (http:[^,]+)/.exec(summary) ?? []
  const credentials = { accessKeyId: "local", secretAccessKey: "local" }
  const sqs = new SQSClient({ ...(endpoint !== undefined && { endpoint }), credentials, region: "us-east-1" })
  return { child, sqs, urlOf: (queue: string) => `${endpoint}/000000000000/crowd-dev-${queue}` }
}

/** The ids of messages in the dead-letter queue, with how often each was received. */
async function receiveDead({ sqs, urlOf }: Awaited<ReturnType<typeof startLocal>>) {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      ...{ QueueUrl: urlOf("OrdersDeadLetters"), MaxNumberOfMessages: 10, VisibilityTimeout: 600 },
      MessageSystemAttributeNames: ["ApproximateReceiveCount"],
    }),
  )
  return Messages.map(({ Body, Attributes }) => [Number(Body), Number(Attributes?.ApproximateReceiveCount)] as const)
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve))
  child.kill("SIGKILL")
  await gone
}
