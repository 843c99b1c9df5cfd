import { expect, test } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { App, controller, onQueue, onTopic, Queue, route, Topic } from "@tsapi/framework"
import type { QueueMessage, RouteRequest, TopicMessage } from "@tsapi/framework"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { z } from "zod"

const Order = z.object({ id: z.string(), amount: z.number() })
const orders = new Topic("Orders")
const audit = new Queue("Audit", { topics: [{ topic: orders, filter: { kind: ["order"] }, rawDelivery: true }] })
const sns = new SNSClient({})

class Clerk {
  @onTopic(orders, { filter: { amount: [{ numeric: [">=", 100] }] }, filterScope: "MessageBody", message: Order })
  check({ message, attributes, subject }: TopicMessage<typeof Order>) {
    console.log("large", message.id, attributes.kind, subject)
  }

  @onTopic(orders, { filter: { kind: ["refund"] } })
  refund({ message, event }: TopicMessage) {
    console.log("refund", message, JSON.stringify(Object.keys(event.Sns).toSorted()))
  }

  @onQueue(audit)
  note({ body }: QueueMessage) {
    console.log("noted", body)
  }
}

@controller("/orders")
class OrderController {
  @route("POST", "/{kind}", { body: Order })
  async create({ body, params }: RouteRequest<"/{kind}", typeof Order>) {
    const MessageAttributes = { kind: { DataType: "String", StringValue: params.kind } }
    const Message = JSON.stringify(body)
    await sns.send(new PublishCommand({ TopicArn: orders.arn, Message, Subject: "An order", MessageAttributes }))
    return "published"
  }
}

export const app = new App("shop", { controllers: [OrderController], handlers: [Clerk] })
`,
}

test("messages reach the functions and queues whose filters let them pass, with policies enforced, also after a restart", async () => {
  const { request, linesOf, printed, restart } = await serveProject(files)
  expect(printed.stdout).toMatch(/topic Orders +ClerkCheck +src\/app.ts:12/)
  const publish = async (kind: string, order: object) => {
    const headers = { "content-type": "application/json" }
    const answer = await request(`/orders/${kind}`, { method: "POST", headers, body: JSON.stringify(order) })
    expect(await answer.text()).toBe("published")
  }
  const printedBy = (functionId: string, what: string) =>
    linesOf(functionId).flatMap((line) => {
      const start = line.indexOf(`${what} `)
      return start < 0 || line.includes("EVENT") ? [] : [line.slice(start)]
    })
  await publish("order", { id: "a", amount: 500 })
  await publish("order", { id: "b", amount: 5 })
  await publish("refund", { id: "c", amount: 5 })
  await expect.poll(() => printedBy("ClerkCheck", "large")).toEqual(["large a order An order"])
  await expect
    .poll(() => printedBy("ClerkRefund", "refund"))
    .toEqual([
      'refund {"id":"c","amount":5} ["Message","MessageAttributes","MessageId","Signature","SignatureVersion","SigningCertUrl","Subject","Timestamp","TopicArn","Type","UnsubscribeUrl"]',
    ])
  await expect
    .poll(() => printedBy("ClerkNote", "noted").toSorted())
    .toEqual(['noted {"id":"a","amount":500}', 'noted {"id":"b","amount":5}'])

  await restart()
  await publish("order", { id: "d", amount: 1000 })
  await expect
    .poll(() => printedBy("ClerkCheck", "large"))
    .toEqual(["large a order An order", "large d order An order"])
}, 60_000)
