import { expect, test } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, controller, onQueue, Queue, route, type QueueMessage, type RouteRequest } from "@tsapi/framework"
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs"
import { z } from "zod"

const Order = z.object({ id: z.string(), amount: z.number() })
const orders = new Queue("Orders", { visibilityTimeout: 3, deadLetterQueue: { maxReceiveCount: 2 } })
const sqs = new SQSClient({})

class OrderWorker {
  @onQueue(orders, { body: Order, function: { timeout: 3 } })
  process({ body, receiveCount }: QueueMessage<typeof Order>) {
    if (body.amount > 100) throw new RangeError("too much")
    console.log("processed", body.id, receiveCount)
  }

  @onQueue(orders.deadLetterQueue)
  dead({ body }: QueueMessage) {
    console.log("dead", body)
  }
}

@controller("/orders")
class OrderController {
  @route("POST", "/", { body: z.array(z.unknown()) })
  async create({ body }: RouteRequest<"/", z.ZodArray<z.ZodUnknown>>) {
    const Entries = body.map((order, index) => ({ Id: String(index), MessageBody: JSON.stringify(order) }))
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: orders.url, Entries }))
    return "accepted"
  }
}

export const app = new App("shop", { controllers: [OrderController], handlers: [OrderWorker] })
`,
}

test("messages are processed; what fails too often ends in the dead-letter queue, and the others do not come again", async () => {
  const { request, linesOf, printed, restart } = await serveProject(files)
  expect(printed.stdout).toMatch(/queue Orders +OrderWorkerProcess +src\/app.ts:10/)
  const place = async (...orders: readonly object[]) => {
    const headers = { "content-type": "application/json" }
    const answer = await request("/orders", { method: "POST", headers, body: JSON.stringify(orders) })
    expect(await answer.text()).toBe("accepted")
  }
  const worker = () => linesOf("OrderWorkerProcess").join("\n")
  const linesWith = (text: string) => linesOf("OrderWorkerProcess").filter((line) => line.includes(text))
  // Messages come again while a function takes longer to start than they stay hidden.
  await place({ id: "first", amount: 1 })
  await expect.poll(worker).toContain("EVENT OrderWorkerProcess ok")

  await place({ id: "a", amount: 1 }, { id: "b", amount: 1000 }, { id: 3 })
  const dead = () => linesOf("OrderWorkerDead").filter((line) => line.includes("dead {"))
  await expect.poll(dead).toHaveLength(2)
  expect(dead().join()).toContain('dead {"id":"b","amount":1000}')
  expect(dead().join()).toContain('dead {"id":3}')
  expect(linesWith("processed a 1")).toHaveLength(1)
  expect(linesWith("RangeError: too much")).toHaveLength(2)
  expect(linesWith('"message":"Invalid body: id')).toHaveLength(2)

  await restart()
  await place({ id: "c", amount: 2 })
  await expect.poll(worker).toMatch(/processed c/)
  expect(linesWith("processed a")).toHaveLength(1)
}, 60_000)
