import { fileURLToPath } from "node:url"
import {
  GetQueueAttributesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"
import { startLocal } from "@tsapi/cli/testing"
import type { LocalApp } from "@tsapi/cli/testing"
import { afterAll, beforeAll, expect, it } from "vitest"

// The app as `tsapi local` serves it: a gateway that sends to a queue, a poller, a worker in a thread of its own, a database.
let local: LocalApp
let sqs: SQSClient
beforeAll(async () => {
  local = await startLocal({ projectDir: fileURLToPath(new URL("..", import.meta.url)), enforceIam: true })
  sqs = new SQSClient(local.clientOptions("sqs"))
}, 60_000)
afterAll(async () => {
  sqs?.destroy()
  await local?.close()
})

async function place(order: object) {
  const headers = { "content-type": "application/json" }
  const reply = await fetch(`${local.url}/orders`, { method: "POST", headers, body: JSON.stringify(order) })
  return reply.status
}

async function find(id: string) {
  const reply = await fetch(`${local.url}/orders/${id}`)
  return [reply.status, await reply.json()]
}

/** How many messages a queue has that were not deleted. */
async function waiting(url: string): Promise<number> {
  const AttributeNames: QueueAttributeName[] = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
  const command = new GetQueueAttributesCommand({ QueueUrl: local.environment[url], AttributeNames })
  const { Attributes = {} } = await sqs.send(command)
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0)
}

/** How often the log has a line about an order. */
function count(message: string, id: string): number {
  return local
    .output()
    .split("\n")
    .filter((line) => line.includes(message) && line.includes(id)).length
}

it("takes an order", async () => {
  const order = { id: "order-0000", customer: "ada", lines: [{ product: "tea", quantity: 2 }] }

  expect(await place(order)).toBe(202)
  // The first call to AWS waits until it is known what the worker may do.
  await expect
    .poll(() => find(order.id), { timeout: 60_000 })
    .toEqual([200, { ...order, totalCents: 980, takenAt: expect.any(String) }])
  // From here on nobody wants to wait for a message to come again.
  const Attributes = { VisibilityTimeout: "1" }
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: local.environment.ORDERS_QUEUE_URL, Attributes }))
}, 80_000)

it("takes an order once, however often it is sent", async () => {
  const order = { id: "order-0001", customer: "ada", lines: [{ product: "coffee", quantity: 3 }] }
  const statuses = await Promise.all(Array.from({ length: 5 }, () => place(order)))

  expect(statuses).toEqual([202, 202, 202, 202, 202])
  await expect.poll(() => waiting("ORDERS_QUEUE_URL")).toBe(0)
  expect(await find(order.id)).toEqual([200, { ...order, totalCents: 2670, takenAt: expect.any(String) }])
  expect(count("order taken", order.id)).toBe(1)
})

it("leaves an order that nobody can take to the operators, after three tries", async () => {
  const order = { id: "order-0002", customer: "bob", lines: [{ product: "gold", quantity: 1 }] }
  expect(await place(order)).toBe(202)

  const QueueUrl = local.environment.ORDERS_DEAD_LETTERS_QUEUE_URL
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 15 }))
  expect(Messages.map(({ Body = "" }) => JSON.parse(Body))).toEqual([order])
  await expect.poll(() => count('"message":"gold is not on the price list"', "")).toBe(3)
  expect(await find(order.id)).toEqual([404, { message: "Not Found" }])
})
