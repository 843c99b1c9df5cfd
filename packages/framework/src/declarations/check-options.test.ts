import { expect, it } from "vitest"
import { z } from "zod"
import { lambda } from "./lambda.ts"
import { onQueue } from "./on-queue.ts"
import { Queue } from "./queue.ts"
import { route } from "./route.ts"
import { schedule } from "./schedule.ts"

const queue = new Queue("CheckedOptions")
// As JavaScript may have it.
const wrong = (options: object): never => options as never

it.each([
  ["a trigger", () => onQueue(queue, wrong({ body: 5 })), "@onQueue: body is no schema. Give it a Standard Schema,"],
  ["a function", () => lambda(wrong({ output: {} })), "@lambda: output is no schema. Give it a Standard Schema,"],
  [
    "a route",
    () => route("POST", "/", wrong({ body: "Todo" })),
    "@route: body is no schema. Give it a Standard Schema,",
  ],
])("refuses what is no schema: %s", (_, decorate, message) => expect(decorate).toThrow(message))

it("takes schemas, none, and the plain input of a schedule", () => {
  expect(() => onQueue(queue, { body: z.string() })).not.toThrow()
  expect(() => onQueue(queue, wrong({ body: undefined }))).not.toThrow()
  expect(() => schedule("rate(5 minutes)", { input: 5 })).not.toThrow()
})

it("116: refuses a trigger without a queue, and with an ARN in its place", () => {
  const queueOf = (text: string): never => JSON.parse(text).queue as never
  expect(() => onQueue(queueOf("{}"))).toThrow("@onQueue: its source is undefined. Is there an import cycle?")
  const arn = "arn:aws:sqs:eu-west-1:123456789012:orders"
  expect(() => onQueue(queueOf(JSON.stringify({ queue: arn })))).toThrow(`@onQueue: its source is "${arn}".`)
})

it.each([
  [{ endDate: "2030-01-31" }, "@schedule: endDate is 2030-01-31. Give it a Date,"],
  [{ startDate: new Date("soon") }, "@schedule: startDate is Invalid Date. Give it a Date,"],
])("refuses what is no date: %j", (options, message) => {
  expect(() => schedule("rate(5 minutes)", wrong(options))).toThrow(message)
})
