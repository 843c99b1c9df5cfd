import { onQueue, Table } from "@tsapi/framework"
import type { QueueMessage } from "@tsapi/framework"
import { idempotent } from "@tsapi/framework/idempotency"
import { logger } from "@tsapi/framework/logger"
import { Metrics } from "@tsapi/framework/metrics"
import { Order } from "./order.ts"
import { orderQueue } from "./order-queue.ts"
import { OrderRepository } from "./order-repository.ts"
import { totalCents } from "./price-list.ts"

/** Which orders were taken: a queue may deliver a message twice, and a client may send an order twice. */
const handledTable = new Table("Handled", { partitionKey: "id", timeToLive: "expiresAt" })

const once = idempotent<QueueMessage<typeof Order>>({
  table: handledTable,
  key: ({ body }) => body.id,
  payload: ({ body }) => body,
})

const metrics = new Metrics("OrderIntake")

/** Takes orders, up to ten of an invocation: one that it throws for comes again, and the others do not. */
export class OrderWorker {
  constructor(private readonly orders = new OrderRepository()) {}

  @onQueue(orderQueue, { body: Order, middleware: [once] })
  async take({ body: order, receiveCount }: QueueMessage<typeof Order>) {
    const total = totalCents(order)
    await this.orders.add({ ...order, totalCents: total, takenAt: new Date().toISOString() })
    metrics.add("OrdersTaken", 1, "Count")
    metrics.add("Revenue", total / 100, "None")
    logger.info("order taken", { order: order.id, totalCents: total, receiveCount })
  }
}
