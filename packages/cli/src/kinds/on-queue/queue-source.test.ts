import { expect, test } from "vitest"
import { onQueue, queue } from "../../../test/kinds/declared/queues.ts"
import type { CallOptions } from "../../model/local-emulator.ts"
import { toQueueModels } from "../queue/to-queue-models.ts"
import { app, config } from "../../../test/kinds/fixtures.ts"
import { queueSource } from "./queue-source.ts"

test("waits for messages as long as SQS lets it, and for none once nobody wants them", async () => {
  const [model] = toQueueModels(queue, { app, config, declarations: [] })
  if (!model) throw new Error("the fixture is a queue")
  const asked: unknown[] = []
  const source = queueSource({
    model: { kind: "onQueue", id: "a", functionId: "PrinterPrint", source: "Prints", declaration: onQueue, ...at },
    queue: model,
    sqs: {
      endpoint: "http://127.0.0.1:1",
      call: (operation, input, { signal }: CallOptions = {}) => {
        asked.push([operation, input["WaitTimeSeconds"]])
        return new Promise((resolve) => signal?.addEventListener("abort", () => resolve({})))
      },
    },
    emulator: { region: "us-east-1", accountId: "000000000000" },
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

const at = { location: onQueue.location }
