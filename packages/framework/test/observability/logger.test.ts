import { afterEach, describe, expect, it, vi } from "vitest"
import { App, controller, createLambdaHandler, onQueue, Queue, type QueueMessage, route } from "../../src/index.ts"
import { correlate, correlationId, Logger, logger } from "../../src/logger/index.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"
import { restEvent } from "../rest-event.ts"
import { writtenLines } from "./written-lines.ts"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const context = lambdaContext({ functionName: "shop-Api" })

describe("the logger", () => {
  it("writes a line of JSON with what Lambda filters by", () => {
    const { lines } = writtenLines()
    new Logger({ fields: { service: "orders" } }).child({ tenant: "t1" }).warn("low stock", { left: 2, level: "mine" })
    const [line] = lines()
    expect(line).toEqual({
      level: "WARN",
      message: "low stock",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
      service: "orders",
      tenant: "t1",
      left: 2,
    })
    expect(Object.keys(line ?? {}).slice(0, 3)).toEqual(["level", "message", "timestamp"])
  })

  it.each([
    [{}, ["info", "warn", "error", "fatal"]],
    [{ LOG_LEVEL: "DEBUG" }, ["debug", "info", "warn", "error", "fatal"]],
    [{ AWS_LAMBDA_LOG_LEVEL: "ERROR" }, ["error", "fatal"]],
    [{ AWS_LAMBDA_LOG_LEVEL: "ERROR", LOG_LEVEL: "warn" }, ["warn", "error", "fatal"]],
    [{ LOG_LEVEL: "loud" }, ["info", "warn", "error", "fatal"]],
  ])("writes from the level of %j up", (environment, written) => {
    vi.stubEnv("LOG_LEVEL", undefined)
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    const { lines } = writtenLines()
    for (const level of ["trace", "debug", "info", "warn", "error", "fatal"] as const) logger[level]("said")
    expect(lines().map(({ level }) => String(level).toLowerCase())).toEqual(written)
  })

  it("writes errors with their cause, big integers and circles, and nothing that throws", () => {
    const { lines } = writtenLines()
    const error = Object.assign(new TypeError("no stock", { cause: new Error("broken pipe") }), { code: "E1" })
    const circle: Record<string, unknown> = { big: 2n ** 60n, twice: [error, error] }
    circle["itself"] = circle
    logger.error("failed", error)
    logger.error("failed", { error, circle })
    const [first, second] = lines()
    const described = {
      name: "TypeError",
      message: "no stock",
      code: "E1",
      stack: expect.stringContaining("logger.test.ts") as unknown,
      cause: expect.objectContaining({ message: "broken pipe" }) as unknown,
    }
    expect(first).toMatchObject({ message: "failed", error: described })
    expect(second).toMatchObject({
      error: described,
      circle: { big: "1152921504606846976", twice: [described, described], itself: "[circular]" },
    })
  })

  it("writes the rest of what cannot be read, or contains itself", () => {
    const { lines } = writtenLines()
    const error = new Error("again")
    error.cause = error
    const refuses = () => {
      throw new Error("not now")
    }
    logger.error("failed", { error, sums: { toJSON: refuses }, nested: new Proxy({}, { ownKeys: refuses }), id: 7 })
    expect(lines()).toMatchObject([
      { error: { message: "again", cause: "[circular]" }, sums: "[unreadable]", nested: "[unreadable]", id: 7 },
    ])
  })

  it("says which invocation it is, and whether the first of its instance", async () => {
    const { lines } = writtenLines()
    @controller("/orders")
    class OrderController {
      @route("GET", "/")
      list() {
        logger.info("listed")
      }
    }
    const handler = createLambdaHandler(new App("shop", { controllers: [OrderController] }))
    const event = restEvent("GET /orders")
    await handler(event, context)
    await handler(event, context)
    const [first, second] = lines()
    expect(first).toMatchObject({ requestId: context.awsRequestId, functionName: "shop-Api" })
    expect(second).not.toHaveProperty("coldStart")
  })
})

describe("correlate", () => {
  it("gives the lines of each record the id that its sender gave it, also where records run at the same time", async () => {
    const { lines } = writtenLines()
    const ids: unknown[] = []
    class OrderWorker {
      @onQueue(new Queue("LoggedOrders"))
      async process({ id }: QueueMessage) {
        await new Promise((resolve) => setTimeout(resolve, id === "1" ? 10 : 1))
        ids.push(correlationId())
        logger.with({ step: 1 }, () => logger.info(id))
      }
    }
    const app = new App("shop", { handlers: [OrderWorker] })
    app.use(correlate())
    const record = (messageId: string, sent?: string) => ({
      messageId,
      body: "",
      attributes: { ApproximateReceiveCount: "1", SentTimestamp: "0" },
      messageAttributes: sent === undefined ? {} : { correlationId: { stringValue: sent, dataType: "String" } },
      eventSource: "aws:sqs",
    })
    await createLambdaHandler(app)({ Records: [record("1", "from-api"), record("2")] }, context)
    expect(lines()).toMatchObject([
      { message: "2", correlationId: context.awsRequestId, step: 1 },
      { message: "1", correlationId: "from-api", step: 1 },
    ])
    expect(ids).toEqual([context.awsRequestId, "from-api"])
    expect(correlationId()).toBeUndefined()
  })

  it("takes a route's header, or what it is told to", async () => {
    const { lines } = writtenLines()
    const next = async () => logger.info("said")
    const request = { header: (name: string) => (name === "X-Request" ? "h1" : undefined) }
    await correlate({ header: "X-Request" })(request, next)
    await correlate({ from: () => "own" })(request, next)
    expect(lines().map((line) => line["correlationId"])).toEqual(["h1", "own"])
  })
})
