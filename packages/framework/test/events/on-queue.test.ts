import { describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { App, createLambdaHandler, existingQueue, onQueue, Queue, type QueueMessage } from "../../src/index.ts"
import { createTestClient } from "../../src/testing/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-OrderWorkerProcess", timeoutSeconds: 3 })
const arn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`

function record(messageId: string, body: string, { queue = "orders", group }: { queue?: string; group?: string } = {}) {
  return {
    messageId,
    receiptHandle: `handle-${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: "2",
      SentTimestamp: "1545082649183",
      SenderId: "AIDAIENQZJOLO23YVJ4VO",
      ApproximateFirstReceiveTimestamp: "1545082649185",
      ...(group !== undefined && { MessageGroupId: group }),
    },
    messageAttributes: {
      priority: { stringValue: "7", stringListValues: [], binaryListValues: [], dataType: "Number" },
      seal: { binaryValue: "AQI=", stringListValues: [], binaryListValues: [], dataType: "Binary" },
    },
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: arn(queue),
    awsRegion: "us-east-1",
  }
}

const Order = z.object({ id: z.string(), amount: z.number() })
const orders = new Queue("RunOrders")

describe("@onQueue", () => {
  it("runs the method for each message, and has only those it threw for sent again", async () => {
    const seen: string[] = []
    class OrderWorker {
      @onQueue(orders)
      async process({ body, id, receiveCount, sentAt, attributes, context: given }: QueueMessage) {
        seen.push(body)
        expect([id, receiveCount, sentAt.getTime()]).toEqual([body, 2, 1545082649183])
        expect(attributes).toEqual({ priority: "7", seal: Buffer.from([1, 2]) })
        expect(given).toBe(context)
        if (body === "2") throw new Error("no stock")
      }
    }
    const log = vi.spyOn(console, "error").mockReturnValue()
    const handler = createLambdaHandler(new App("shop", { handlers: [OrderWorker] }))
    const answer = await handler({ Records: ["1", "2", "3"].map((id) => record(id, id)) }, context)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] })
    expect(seen).toEqual(["1", "2", "3"])
    const line = JSON.parse(String(log.mock.calls[0]?.[0]))
    expect(line).toMatchObject({ level: "ERROR", app: "shop", handler: "OrderWorker.process", record: "2" })
    expect(line.error).toContain("Error: no stock")
    log.mockRestore()
  })

  it("runs its own middleware around each message, inside the app's", async () => {
    const seen: string[] = []
    const around = (name: string) => async (message: QueueMessage, next: () => Promise<unknown>) => {
      seen.push(`${name} before ${message.id}`)
      await next()
      seen.push(`${name} after ${message.id}`)
    }
    class OrderWorker {
      @onQueue(orders, { middleware: [around("own")] })
      process({ id }: QueueMessage) {
        seen.push(id)
      }
    }
    const app = new App("shop", { handlers: [OrderWorker] })
    app.use("onQueue", (_message, next) => {
      seen.push("app")
      return next()
    })
    await createLambdaHandler(app)({ Records: [record("1", "a")] }, context)
    expect(seen).toEqual(["app", "own before 1", "1", "own after 1"])
  })

  it("keeps the order of a group: what is behind a failed message of it is not run", async () => {
    const seen: string[] = []
    class OrderWorker {
      @onQueue(orders)
      async process({ body }: QueueMessage) {
        seen.push(body)
        if (body === "a1") throw new Error("no stock")
      }
    }
    const log = vi.spyOn(console, "error").mockReturnValue()
    const records = ["a1", "b1", "a2", "b2"].map((id) => record(id, id, { group: id.charAt(0) }))
    const answer = await createLambdaHandler(new App("shop", { handlers: [OrderWorker] }))(
      { Records: records },
      context,
    )
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "a1" }, { itemIdentifier: "a2" }] })
    expect(seen).toEqual(["a1", "b1", "b2"])
    log.mockRestore()
  })

  it("gives a whole batch to a method that asks for it, and takes back those it returns and those that do not fit", async () => {
    const batches: (readonly string[])[] = []
    class OrderWorker {
      @onQueue(orders, { batch: true, body: Order })
      async process(messages: readonly QueueMessage<typeof Order>[]) {
        batches.push(messages.map(({ body }) => body.id))
        return messages.filter(({ body }) => body.amount > 100)
      }
    }
    const log = vi.spyOn(console, "error").mockReturnValue()
    const records = [
      record("1", '{"id":"a","amount":1}'),
      record("2", '{"id":"b","amount":1000}'),
      record("3", '{"id":3}'),
      record("4", "no JSON"),
    ]
    const answer = await createLambdaHandler(new App("shop", { handlers: [OrderWorker] }))(
      { Records: records },
      context,
    )
    expect(batches).toEqual([["a", "b"]])
    expect(answer).toEqual({ batchItemFailures: ["3", "4", "2"].map((itemIdentifier) => ({ itemIdentifier })) })
    expect(log.mock.calls.join()).toContain("Invalid body: id: ")
    expect(log.mock.calls.join()).toContain('"message":"Invalid body: Unexpected token')
    log.mockRestore()
  })

  it("finds the method by the queue where several take messages, and says where none does", async () => {
    const seen: string[] = []
    const refunds = new Queue("RunRefunds")
    class OrderWorker {
      @onQueue(orders)
      order({ body }: QueueMessage) {
        seen.push(`order ${body}`)
      }
      @onQueue(refunds)
      refund({ body }: QueueMessage) {
        seen.push(`refund ${body}`)
      }
    }
    vi.stubEnv("RUN_ORDERS_QUEUE_ARN", arn("orders"))
    vi.stubEnv("RUN_REFUNDS_QUEUE_ARN", arn("refunds"))
    const handler = createLambdaHandler(new App("shop", { handlers: [OrderWorker] }))
    await handler({ Records: [record("1", "1", { queue: "refunds" })] }, context)
    await handler({ Records: [record("2", "2")] }, context)
    expect(seen).toEqual(["refund 1", "order 2"])
    await expect(handler({ Records: [record("3", "3", { queue: "others" })] }, context)).rejects.toThrow(
      "0 methods with @onQueue could take the event",
    )
    vi.unstubAllEnvs()
  })

  it("runs the app's middleware around each message", async () => {
    const seen: string[] = []
    class OrderWorker {
      @onQueue(orders)
      process({ body }: QueueMessage) {
        seen.push(body)
      }
    }
    const app = new App("shop", { handlers: [OrderWorker] })
    app.use("onQueue", async (message, next) => {
      seen.push("before")
      await next()
      expect(message).toMatchObject({ id: "1" })
    })
    expect(await createLambdaHandler(app)({ Records: [record("1", "1")] }, context)).toEqual({ batchItemFailures: [] })
    expect(seen).toEqual(["before", "1"])
  })
})

describe("the test client", () => {
  it("invokes the function of a method by its id", async () => {
    class OrderWorker {
      @onQueue(orders) process({ body }: QueueMessage) {
        expect(body).toBe("tea")
      }
      @onQueue(new Queue("RunReturns")) takeBack() {}
    }
    const client = createTestClient(new App("shop", { handlers: [OrderWorker] }))
    const answer = await client.invoke("OrderWorkerProcess", { Records: [record("1", "tea")] })
    expect(answer).toEqual({ batchItemFailures: [] })
    await expect(client.invoke("OrderWorkerReturn", {})).rejects.toThrow("Api, OrderWorkerProcess, OrderWorkerTakeBack")
  })
})

describe("an App", () => {
  it("refuses handlers without a trigger, and triggers in classes that are no handlers", () => {
    class Idle {
      run() {}
    }
    class Worker {
      @onQueue(orders) process() {}
    }
    expect(() => new App("shop", { handlers: [Idle] })).toThrow(
      "App: Idle is listed in handlers and no method of it has a trigger like @onQueue.",
    )
    expect(() => new App("shop", { controllers: [Worker] })).toThrow(
      "App: Worker.process has @onQueue. List Worker in handlers: [Worker].",
    )
  })

  it("does not compile a dead-letter queue that a queue does not have", () => {
    const kept = new Queue("KeptElsewhere")
    const own: Queue = kept.deadLetterQueue
    const none: Queue = new Queue("KeptNowhere", { deadLetterQueue: false })
    // @ts-expect-error: it has none.
    void none.deadLetterQueue
    // @ts-expect-error: it is told to have none.
    void new Queue("KeptByNone", { deadLetterQueue: false }).deadLetterQueue
    // @ts-expect-error: it is that of `kept`.
    void new Queue("KeptByAnother", { deadLetterQueue: { queue: kept } }).deadLetterQueue
    // @ts-expect-error: what becomes of messages that are not the app's, it does not say.
    void existingQueue("KeptByOthers", { arn: "arn:aws:sqs:us-east-1:123456789012:others" }).deadLetterQueue
    void new Queue("KeptLonger", { deadLetterQueue: { retention: 60 } }).deadLetterQueue
    expect(own.id).toBe("KeptElsewhereDeadLetters")
  })

  it("does not compile a method that takes what its trigger does not give", () => {
    class Worker {
      // @ts-expect-error: without a schema the body is a text.
      @onQueue(orders) process({ body }: QueueMessage<typeof Order>) {
        return body.amount
      }
      // @ts-expect-error: the method would be run for each message.
      @onQueue(orders, { body: Order }) all(messages: readonly QueueMessage<typeof Order>[]) {
        return messages.length
      }
      // @ts-expect-error: the method is given the whole batch.
      @onQueue(orders, { body: Order, batch: true }) one({ body }: QueueMessage<typeof Order>) {
        return body.amount
      }
    }
    expect(new Worker()).toBeInstanceOf(Worker)
  })

  it("names an option that a trigger or a queue does not have, and a source that is not there", () => {
    expect(() => onQueue(orders, { batchsize: 1 } as object)).toThrow('@onQueue has no option "batchsize".')
    expect(() => onQueue(undefined as unknown as Queue)).toThrow("its source is undefined. Is there an import cycle?")
    expect(() => new Queue("Fast", { visibility: 1 } as object)).toThrow('Queue has no option "visibility".')
  })
})
