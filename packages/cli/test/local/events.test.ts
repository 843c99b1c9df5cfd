import { expect, test } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import {
  App, Bucket, controller, EventBus, onEvent, Queue, route, StateMachine, type BusEvent, type RouteRequest,
} from "@tsapi/framework"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"
import { z } from "zod"

const Order = z.object({ id: z.string(), amount: z.number() })
const letters = new Queue("Letters", { deadLetterQueue: false })
const shop = new EventBus("Shop")
const uploads = new Bucket("Uploads", { eventBridge: true })
const document = { StartAt: "Greet", States: { Greet: { Type: "Pass", Output: "hello", End: true } }, QueryLanguage: "JSONata" }
const greeting = new StateMachine("Greeting", { document })
const eventBridge = new EventBridgeClient({})
const s3 = new S3Client({})
const sfn = new SFNClient({})

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

class Notes {
  @onEvent({ source: ["aws.s3"], "detail-type": ["Object Created"] })
  stored({ detail, event }: BusEvent) {
    console.log("stored", JSON.stringify([event.resources, detail]))
  }

  @onEvent({ source: ["aws.states"] })
  greeted({ detail, event }: BusEvent) {
    console.log("greeted", JSON.stringify([event["detail-type"], event.resources, detail]))
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

  @route("POST", "/notes")
  async note() {
    await s3.send(new PutObjectCommand({ Bucket: uploads.name, Key: "note", Body: "hello" }))
    await sfn.send(new StartExecutionCommand({ stateMachineArn: greeting.arn, name: "one" }))
    return {}
  }
}

export const app = new App("shop", { controllers: [OrderController], handlers: [Shipper, Notes] })
`,
}

test("events that fit a pattern run its method, on the bus that they were sent to, and after a restart too", async () => {
  const { request, linesOf, printed, restart } = await serveProject(files)
  expect(printed.stdout).toMatch(/events of Shop +ShipperShip +src\/app.ts:20/)
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

  await request("/orders/notes", { method: "POST" })
  await expect.poll(() => linesOf("NotesStored").join("\n")).toContain('"object":{"key":"note"')
  const changes = () =>
    linesOf("NotesGreeted").flatMap((line) =>
      line.includes("greeted") ? [JSON.parse(line.split("greeted ")[1] ?? "")] : [],
    )
  await expect.poll(changes).toHaveLength(2)
  const executionArn = "arn:aws:states:us-east-1:000000000000:execution:shop-dev-Greeting:one"
  const known = {
    executionArn,
    stateMachineArn: "arn:aws:states:us-east-1:000000000000:stateMachine:shop-dev-Greeting",
    ...{ name: "one", startDate: expect.any(Number), input: "{}", inputDetails: { included: true } },
  }
  const ended = {
    status: "SUCCEEDED",
    stopDate: expect.any(Number),
    output: '"hello"',
    outputDetails: { included: true },
  }
  const begun = { status: "RUNNING", stopDate: null, output: null, outputDetails: null }
  const changed = (detail: object) => [
    "Step Functions Execution Status Change",
    [executionArn],
    { ...known, ...detail },
  ]
  expect(changes()).toEqual(expect.arrayContaining([changed(begun), changed(ended)]))
}, 60_000)
