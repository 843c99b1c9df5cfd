import { expect, test } from "vitest"
import { onQueue, queue } from "../../../test/kinds/declared/queues.ts"
import type { CallOptions, LocalService } from "../../model/local-emulator.ts"
import { toQueueModels } from "../queue/to-queue-models.ts"
import { app, config } from "../../../test/kinds/fixtures.ts"
import { queueSource } from "./queue-source.ts"

/** What reads the fixture's queue from a service that answers so. */
function sourceOf(call: LocalService["call"], options: object = {}) {
  const [model] = toQueueModels(queue, { app, config, declarations: [] })
  if (!model) throw new Error("the fixture is a queue")
  const { location } = onQueue
  const declaration = { ...onQueue, ...options }
  return queueSource({
    model: { kind: "onQueue", id: "a", functionId: "PrinterPrint", source: "Prints", declaration, location },
    queue: model,
    sqs: { endpoint: "http://127.0.0.1:1", call },
    emulator: { region: "us-east-1", accountId: "000000000000" },
  })
}

test("waits for messages as long as SQS lets it, and for none once nobody wants them", async () => {
  const asked: unknown[] = []
  const source = sourceOf((operation, input, { signal }: CallOptions = {}) => {
    asked.push([operation, input["WaitTimeSeconds"]])
    return new Promise((resolve) => signal?.addEventListener("abort", () => resolve({})))
  })
  const stop = new AbortController()
  const running = source.run({ invoke: () => Promise.reject(new Error("no message, no invocation")) }, stop.signal)
  expect(asked).toEqual([
    ["ReceiveMessage", 20],
    ["ReceiveMessage", 20],
  ])
  stop.abort()
  await running
  expect(asked).toHaveLength(2)
})

test("fills a batch from several receives while its window is open, and deletes what did not fail", async () => {
  const waiting = Array.from({ length: 13 }, (_, index) => ({
    ...{ MessageId: `m${index}`, ReceiptHandle: `h${index}`, Body: "{}", Attributes: {}, MD5OfBody: "" },
  }))
  const stop = new AbortController()
  const [asked, deleted, invoked]: [unknown[], unknown[], number[]] = [[], [], []]
  const source = sourceOf(
    async (operation, input) => {
      if (operation === "DeleteMessageBatch")
        deleted.push(...(input["Entries"] as { ReceiptHandle: string }[]).map(({ ReceiptHandle }) => ReceiptHandle))
      if (operation !== "ReceiveMessage") return {}
      asked.push(input["MaxNumberOfMessages"])
      return { Messages: waiting.splice(0, Number(input["MaxNumberOfMessages"])) }
    },
    { batchSize: 12, batchWindow: 300, maximumConcurrency: 1, filters: undefined },
  )
  const invoke = async (_: string, event: unknown) => {
    invoked.push((event as { Records: unknown[] }).Records.length)
    stop.abort()
    return { ok: true, payload: { batchItemFailures: [{ itemIdentifier: "m3" }] } } as const
  }
  await source.run({ invoke }, stop.signal)
  expect([asked, invoked]).toEqual([[10, 2], [12]])
  expect(deleted).toHaveLength(11)
  expect(deleted).not.toContain("h3")
})
