import { describe, expect, it } from "vitest"
import type { Flow, Value } from "../../src/index.ts"
import { compile } from "./compiled-states.ts"
import { type Order, Payments, Stock } from "./workflow-tasks.ts"

describe("a definition that cannot be a workflow", () => {
  it.each<[string, (flow: Flow, order: Value<Order>) => unknown, string]>([
    ["runs no task", (flow) => flow.task(Payments).plain(), "Payments.plain is no task"],
    [
      "names two steps alike",
      (flow) => [flow.wait({ seconds: 1 }, { name: "W" }), flow.wait({ seconds: 2 }, { name: "W" })],
      'Two steps are named "W"',
    ],
    ["goes on after its end", (flow) => [end(flow), flow.wait({ seconds: 1 })], "never reached"],
    [
      "undoes a step of a branch",
      (flow) => flow.map([1], () => flow.task(Stock).count(undefined, { compensate: () => {} })),
      "compensate does not work inside",
    ],
    [
      "uses a value as if it were known",
      (_flow, order) => `${order.id as unknown as string}`,
      "known only while it runs",
    ],
    [
      "lists all errors with others",
      (flow) => flow.try(() => flow.task(Stock).count()).onError(["States.ALL", "A"], () => {}),
      "cannot be listed with others",
    ],
    ["waits for a promise", async (flow) => void flow.task(Stock).count(), "call its steps without async and await"],
    ["has a number that is none", () => ({ total: Number.NaN }), "JSON only, and not NaN"],
    ["has what JSON has not", () => ({ total: 1n }), "JSON only, and not a bigint"],
    ["calculates with what JSON has not", (flow) => flow.jsonata`$count(${new Set([1])})`, "JSON only, and not Set"],
    ["has a function", (flow) => flow.task(Stock).release({ sku: String } as never), "JSON only, and not a function"],
    [
      "has an option that no step has",
      (flow) => flow.task(Stock).count(undefined, { retries: 3 } as never),
      'The step Stock.count has no option "retries"',
    ],
    [
      "has an option that no retry has",
      (flow) => flow.task(Stock).count(undefined, { retry: { attempts: 3 } as never }),
      'retry has no option "attempts"',
    ],
    ["calls what is no request", (flow) => flow.call("sqs.sendMessage", {}), "write it as ASL has it"],
  ])("%s", (_name, define, message) => {
    expect(() => compile(define)).toThrow(message)
  })
})

// TypeScript would not let a definition go on behind what never returns.
const end = (flow: Flow): void => void flow.fail("Over")
