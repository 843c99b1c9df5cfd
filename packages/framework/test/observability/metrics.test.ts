import { afterEach, describe, expect, it, vi } from "vitest"
import { App, controller, createLambdaHandler, route } from "../../src/index.ts"
import { Metrics } from "../../src/metrics/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"
import { restEvent } from "../rest-event.ts"
import { writtenLines } from "./written-lines.ts"

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe("metrics", () => {
  it("are written with whatever their properties are", () => {
    const { lines } = writtenLines()
    const metrics = new Metrics("Shop")
    const circle: Record<string, unknown> = { big: 2n ** 60n }
    circle["itself"] = circle
    metrics.add("Orders", 1, "Count")
    metrics.property("circle", circle)
    metrics.flush()
    expect(lines()).toMatchObject([{ Orders: 1, circle: { big: "1152921504606846976", itself: "[circular]" } }])
  })

  it("are written in the embedded metric format when the invocation ends, once", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_700_000_000_000 })
    const { lines } = writtenLines()
    const metrics = new Metrics("Shop", { dimensions: { service: "orders" } })
    @controller("/orders")
    class OrderController {
      @route("GET", "/")
      list() {
        metrics.add("Orders", 1, "Count")
        metrics.add("Latency", 3, "Milliseconds", { highResolution: true })
        metrics.add("Latency", 5, "Milliseconds", { highResolution: true })
        metrics.property("order", 7)
        expect(lines()).toEqual([])
      }
    }
    const context = lambdaContext()
    const handler = createLambdaHandler(new App("shop", { controllers: [OrderController] }))
    await handler(restEvent("GET /orders"), context)
    expect(lines()).toEqual([
      {
        order: 7,
        service: "orders",
        Orders: 1,
        Latency: [3, 5],
        _aws: {
          Timestamp: 1_700_000_000_000,
          CloudWatchMetrics: [
            {
              Namespace: "Shop",
              Dimensions: [["service"]],
              Metrics: [
                { Name: "Orders", Unit: "Count" },
                { Name: "Latency", Unit: "Milliseconds", StorageResolution: 1 },
              ],
            },
          ],
        },
      },
    ])
    metrics.flush()
    expect(lines()).toHaveLength(1)
  })

  it("begin a new line after 100 names, and after 100 values of one", () => {
    const { lines } = writtenLines()
    const metrics = new Metrics("Shop")
    for (let index = 0; index < 101; index++) metrics.add(`Metric${index}`, index)
    metrics.flush()
    for (let index = 0; index < 101; index++) metrics.add("One", index)
    metrics.flush()
    const [first, second, third, fourth] = lines()
    expect([Object.keys(first ?? {}).length, Object.keys(second ?? {}).length]).toEqual([101, 2])
    expect([third?.["One"], fourth?.["One"]]).toEqual([Array.from({ length: 100 }, (_, index) => index), 100])
  })

  it("of other dimensions have a line of their own", () => {
    const { lines } = writtenLines()
    new Metrics("Shop", { dimensions: { service: "orders" } }).addWith({ plan: "gold" }, "Signups", 1, "Count")
    expect(lines()).toMatchObject([
      {
        service: "orders",
        plan: "gold",
        Signups: 1,
        _aws: { CloudWatchMetrics: [{ Dimensions: [["service", "plan"]] }] },
      },
    ])
  })

  const metrics = new Metrics("Shop")
  const many = Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`d${index}`, "x"]))
  it.each<[string, () => unknown, string]>([
    ["a namespace of AWS's", () => new Metrics("AWS/Lambda"), "namespace"],
    ["no namespace", () => new Metrics(""), "namespace"],
    ["31 dimensions", () => new Metrics("Shop", { dimensions: many }), "at most 30"],
    ["an empty dimension", () => new Metrics("Shop", { dimensions: { service: "" } }), "dimension service"],
    ["a dimension with a colon in front", () => new Metrics("Shop", { dimensions: { ":a": "b" } }), 'named ":a"'],
    ["a metric without a name", () => metrics.add(" ", 1), "metric is named"],
    ["a value that is none", () => metrics.add("Orders", Number.NaN), "is NaN"],
    ["a value that is too large", () => metrics.add("Orders", 2 ** 361), "-2^360"],
    ["a unit that is none", () => metrics.add("Orders", 1, "Items" as "Count"), '"Items"'],
    ["two units of one metric", () => (metrics.add("Size", 1, "Bytes"), metrics.add("Size", 1, "Bits")), "another"],
  ])("cannot have %s", (_name, act, message) => {
    expect(act).toThrow(RangeError)
    expect(act).toThrow(message)
  })
})
