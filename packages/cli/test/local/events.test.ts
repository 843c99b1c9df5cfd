import { expect, test } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, controller, EventBus, onEvent, Queue, route, type BusEvent, type RouteRequest } from "@tsapi/framework"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { z } from "zod"

const Order = z.object({ id: z.string(), amount: z.number() })
const letters = new Queue("Letters", { deadLetterQueue: false })
const shop = new EventBus("Shop")
const eventBridge = new EventBridgeClient({})

class Shipper {
  @onEvent({ detail: { amount: [{ numeric: [">", 100] }] } }, { bus: shop, detail: Order, deadLetterQueue: letters })
  ship({ detail, source, time, event }: BusEvent<typeof Order>) {
    console.log("shipped", detail.id, source, time.toISOString() === event.time.replace("Z", ".000Z"))
  }

  @onEvent({ source: ["shop"] }, { function: { retries: 0 } })
  other({ detail }: BusEvent) {
    console.log("other", detail)
  }
}

@controller("/orders")
class OrderController {
  @route("POST", "/", { body: Order })
  async create({ body }: RouteRequest<"/", typeof Order>) {
    const entry = { EventBusName: shop.name, Source: "shop", DetailType: "OrderPlaced", Detail: JSON.stringify(body) }
    const { FailedEntryCount } = await eventBridge.send(new PutEventsCommand({ Entries: [entry] }))
    return { failed: FailedEntryCount, bus: shop.name, arn: shop.arn }
  }
}

export const app = new App("shop", { controllers: [OrderController], handlers: [Shipper] })
`,
}

test("events that fit a pattern run its method, on the bus that they were sent to, and after a restart too", async () => {
  const { request, linesOf, printed, restart } = await serveProject(files)
  expect(printed.stdout).toMatch(/events of Shop +ShipperShip +src\/app.ts:11/)
  const place = async (order: object) => {
    const headers = { "content-type": "application/json" }
    const answer = await request("/orders", { method: "POST", headers, body: JSON.stringify(order) })
    expect(await answer.json()).toEqual({
      failed: 0,
      bus: "shop-dev-Shop",
      arn: "arn:aws:events:us-east-1:000000000000:event-bus/shop-dev-Shop",
    })
  }
  await place({ id: "a", amount: 101 })
  await place({ id: "b", amount: 100 })
  const shipped = () => linesOf("ShipperShip").join("\n")
  await expect.poll(shipped).toContain("shipped a shop true")
  await restart()
  await place({ id: "c", amount: 102 })
  await expect.poll(shipped).toContain("shipped c shop true")
  expect(shipped()).not.toContain("shipped b")
  expect(linesOf("ShipperOther")).toEqual([])
}, 60_000)
