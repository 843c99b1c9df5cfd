import type { QueueDeclaration, QueueTriggerDeclaration } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import type { Located } from "../../model/kind.ts"
import { checkLetterQueue } from "../queue/check-letter-queue.ts"
import { checkQueueTrigger } from "./check-queue-trigger.ts"

const at = (line: number) => ({ file: "src/app.ts", line })

function queue(id: string, options: Partial<QueueDeclaration> = {}): Located<QueueDeclaration> {
  return { kind: "queue", id, ...options, location: at(1) }
}

function trigger(id: string, line = 5): Located<QueueTriggerDeclaration> {
  const method = { className: "Worker", classIndex: 0, methodName: "process" }
  return { kind: "onQueue", queue: id, ...method, location: at(line) }
}

it.each<readonly [string, Partial<QueueDeclaration>]>([
  ["has deadLetterQueue: false", { deadLetterQueue: false }],
  ["has a deadLetterQueue that is another", { deadLetterQueue: { queue: "Other" } }],
  ["is not the app's", { existing: { arn: "arn:aws:sqs:us-east-1:123456789012:orders" } }],
])("refuses the dead-letter queue of a queue that %s", (reason, options) => {
  const declarations = [queue("Orders", options)]
  const message = expect.stringContaining(
    `the app has no queue "OrdersDeadLetters": "Orders" at src/app.ts:1 ${reason}`,
  )
  expect(checkQueueTrigger(trigger("OrdersDeadLetters"), declarations)).toMatchObject([
    { code: "TRIGGER_INVALID", message, location: at(5) },
  ])
  const use = { code: "TRIGGER_INVALID", owner: "@onEvent of Worker.ship", location: at(7), declarations } as const
  expect(checkLetterQueue("OrdersDeadLetters", use)).toMatchObject([{ message, location: at(7) }])
})

it("takes the dead-letter queue that a queue has by default", () => {
  expect(checkQueueTrigger(trigger("OrdersDeadLetters"), [queue("Orders")])).toEqual([])
})

it("refuses a second reader of a queue, but not where two queues have its id", () => {
  const readers = [trigger("Orders"), trigger("Orders", 9)] as const
  expect(checkQueueTrigger(readers[1], [queue("Orders"), ...readers])).toMatchObject([{ code: "TRIGGER_INVALID" }])
  expect(checkQueueTrigger(readers[1], [queue("Orders"), queue("Orders"), ...readers])).toEqual([])
})
