import { App, getItem, integration, sendMessage } from "@tsapi/framework"
import { correlate } from "@tsapi/framework/logger"
import "./monitoring.ts"
import { Order } from "./order.ts"
import { orderQueue } from "./order-queue.ts"
import { orderTable } from "./order-table.ts"
import { OrderWorker } from "./order-worker.ts"

/** No function stands between clients and the queue: orders are taken in while the worker is slow, broken or being deployed. */
export const app = new App("order-intake", {
  integrations: [
    integration("POST", "/orders", sendMessage({ queue: orderQueue }), { body: Order }),
    integration("GET", "/orders/{id}", getItem({ table: orderTable, key: { id: '$input.params("id")' } })),
  ],
  handlers: [OrderWorker],
  cors: true,
  binaryMediaTypes: [],
})

app.use(correlate())
