import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { CreateTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"
import { App, BadRequestError, controller, created, reply, route, type RouteRequest, Table } from "@tsapi/framework"
import { idempotent, runOnce } from "@tsapi/framework/idempotency"
import { createTestClient } from "@tsapi/framework/testing"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { startDynamoDb } from "../src/local/dynamodb/start-dynamodb.ts"

const requestTable = new Table("KeptRequests", { partitionKey: "id", timeToLive: "expiresAt" })
const credentials = { accessKeyId: "local", secretAccessKey: "local" }
let dynamoDb: Awaited<ReturnType<typeof startDynamoDb>>
let database: DynamoDBClient
let directory: string
let tables = 0

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "tsapi-idempotency-"))
  dynamoDb = await startDynamoDb({ directory })
  database = new DynamoDBClient({ endpoint: dynamoDb.endpoint, region: "eu-west-1", credentials })
})
afterAll(async () => {
  database.destroy()
  await dynamoDb.close()
  await rm(directory, { recursive: true })
})

beforeEach(async () => {
  const TableName = `requests-${tables++}`
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint)
  vi.stubEnv("AWS_REGION", "eu-west-1")
  vi.stubEnv("AWS_ACCESS_KEY_ID", credentials.accessKeyId)
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey)
  vi.stubEnv("KEPT_REQUESTS_TABLE_NAME", TableName)
  await database.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const kept = async () => (await database.send(new ScanCommand({ TableName: requestTable.name }))).Items ?? []

/** An app that places orders, and how often it has. */
function shop(answer: (request: RouteRequest) => unknown = () => created({ order: 7 }, { Location: "/orders/7" })) {
  const run = vi.fn<(request: RouteRequest) => unknown>(answer)
  @controller("/orders")
  class OrderController {
    @route("POST", "/", { middleware: [idempotent({ table: requestTable })] })
    place(request: RouteRequest) {
      return run(request)
    }
  }
  const client = createTestClient(new App("shop", { controllers: [OrderController] }), { onError: () => {} })
  const place = (key: string | undefined, body: unknown = { item: "tea" }) =>
    client.post("/orders", { json: body, headers: key === undefined ? {} : { "idempotency-key": key } })
  return { run, place }
}

describe("a route that is idempotent", () => {
  it("answers the second request with what the first was answered, and runs once", async () => {
    const { run, place } = shop()
    const [first, second] = [await place("a"), await place("a")]
    for (const answer of [first, second]) {
      expect({ status: answer.status, location: answer.headers["location"] }).toEqual({
        status: 201,
        location: "/orders/7",
      })
      expect(answer.json()).toEqual({ order: 7 })
    }
    expect([first, second].map(({ headers }) => headers["idempotency-replayed"])).toEqual([undefined, "true"])
    expect(run).toHaveBeenCalledTimes(1)
    await place("b")
    expect(run).toHaveBeenCalledTimes(2)
  })

  it("runs once for 50 requests at once, and says of the others that one is running", async () => {
    const { run, place } = shop(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return created({ order: 7 })
    })
    const answers = await Promise.all(Array.from({ length: 50 }, () => place("a")))
    expect(run).toHaveBeenCalledTimes(1)
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status !== 409)).toContain(201)
    expect([...new Set(statuses)].filter((status) => status !== 409 && status !== 201)).toEqual([])
    const [refused] = answers.filter(({ status }) => status === 409)
    expect(refused?.headers["retry-after"]).toBe("5")
    expect((await place("a")).status).toBe(201)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it("refuses a key that was used for another request, and a request without one", async () => {
    const { run, place } = shop()
    await place("a")
    expect((await place("a", { item: "coffee" })).status).toBe(422)
    const missing = await place(undefined)
    expect({ status: missing.status, body: missing.json() }).toEqual({
      status: 400,
      body: { Code: "BadRequestError", Message: "The request has no idempotency key" },
    })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it.each<[string, number, () => unknown]>([
    [
      "an exception",
      500,
      () => {
        throw new Error("no stock")
      },
    ],
    [
      "an HttpError",
      400,
      () => {
        throw new BadRequestError("no such item")
      },
    ],
    ["a refusal", 404, () => reply("none", { status: 404 })],
  ])("runs again after %s", async (_name, status, answer) => {
    vi.spyOn(console, "error").mockImplementation(() => {})
    const { run, place } = shop(answer)
    expect((await place("a")).status).toBe(status)
    run.mockImplementation(() => created("mended"))
    expect((await place("a", { item: "mended" })).status).toBe(201)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it("keeps bytes, texts and answers without a body", async () => {
    const bytes = Uint8Array.from([0, 255, 7])
    for (const [key, body, sent] of [
      ["bytes", Buffer.from(bytes), bytes],
      ["text", "tea", Buffer.from("tea")],
      ["none", undefined, Buffer.alloc(0)],
    ] as const) {
      const { place } = shop(() => reply(body))
      await place(key)
      const again = await place(key)
      expect([key, again.status, again.text(), again.headers["idempotency-replayed"]]).toEqual([
        key,
        200,
        Buffer.from(sent).toString(),
        "true",
      ])
      expect(again.body.equals(Buffer.from(sent))).toBe(true)
    }
  })

  it("never answers with another caller's answer", async () => {
    const options = { table: requestTable, key: () => "a", payload: false } as const
    const requestOf = (principalId: string) => ({ auth: { principalId } })
    expect(await runOnce(options, requestOf("ada"), () => "ada's")).toBe("ada's")
    expect(await runOnce(options, requestOf("bob"), () => "bob's")).toBe("bob's")
    expect(await runOnce(options, requestOf("ada"), () => "again")).toBe("ada's")
  })
})

describe("what runs once", () => {
  const options = { table: requestTable, key: ({ id }: { readonly id: string }) => id, ttl: 60 }
  const payment = { id: "pay-1", amount: 3 }

  it("gives every caller what the first run gave, whatever that is", async () => {
    for (const [index, value] of [{ paid: true }, "text", null, undefined].entries()) {
      const request = { id: `pay-${index}` }
      const run = vi.fn<() => unknown>(() => value)
      expect([await runOnce(options, request, run), await runOnce(options, request, run)]).toEqual([value, value])
      expect(run).toHaveBeenCalledTimes(1)
    }
  })

  it("keeps the hash of a key, and the answer, until they expire", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 })
    const run = vi.fn<() => string>(() => "paid")
    await runOnce(options, payment, run)
    const [item] = await kept()
    expect(item).toMatchObject({ state: { S: "FINISHED" }, expiresAt: { N: "1000000060" } })
    expect(JSON.stringify(item)).not.toContain("pay-1")
    vi.setSystemTime(1_000_000_060_000)
    await runOnce(options, payment, run)
    expect(run).toHaveBeenCalledTimes(1)
    vi.setSystemTime(1_000_000_061_001)
    await runOnce(options, payment, run)
    expect(run).toHaveBeenCalledTimes(2)
  })

  it("runs again where the first run was lost, as soon as its function must have ended", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 })
    const context = { functionName: "Pay", getRemainingTimeInMillis: () => 3000 }
    const message = { id: "message-1", context }
    let finish: ((result: string) => void) | undefined
    const lost = runOnce({ table: requestTable }, message, () => new Promise<string>((resolve) => (finish = resolve)))
    await expect.poll(kept).toHaveLength(1)
    const second = () => runOnce({ table: requestTable }, message, () => "second")
    await expect(second()).rejects.toThrow("is being answered")
    vi.setSystemTime(1_000_000_003_001)
    expect(await second()).toBe("second")
    // What was thought lost has lost its claim, and takes nothing from the one that has it.
    const logged = vi.spyOn(console, "error").mockImplementation(() => {})
    finish?.("first")
    expect(await lost).toBe("first")
    expect(String(logged.mock.lastCall)).toContain("was not kept")
    expect(await second()).toBe("second")
    logged.mockRestore()
  })

  it("does not run again what it has an answer of that is too large to be kept", async () => {
    const run = vi.fn<() => string>(() => "x".repeat(400_000))
    expect(await runOnce(options, payment, run)).toHaveLength(400_000)
    await expect(runOnce(options, payment, run)).rejects.toThrow("too large to be kept")
    expect(run).toHaveBeenCalledTimes(1)
  })

  it("compares what it is told to, in whatever order it is written", async () => {
    const compared = { ...options, payload: ({ amount }: typeof payment) => ({ amount, currency: "EUR" }) }
    expect(await runOnce(compared, payment, () => 1)).toBe(1)
    expect(await runOnce(compared, { amount: 3, id: "pay-1" }, () => 2)).toBe(1)
    await expect(runOnce(compared, { ...payment, amount: 4 }, () => 3)).rejects.toThrow("used for another request")
  })

  it.each([
    ["key", { table: requestTable, key: () => undefined }, "has no idempotency key"],
    ["table that can hold it", { table: new Table("Wrong", { partitionKey: "pk" }) }, "cannot hold what it keeps"],
    ["option of its name", { table: requestTable, tttl: 1 }, 'no option "tttl"'],
    ["time", { table: requestTable, ttl: 0 }, "ttl is 0"],
  ])("has to have a %s", async (_name, wrong, message) => {
    await expect(runOnce(wrong, payment, () => 1)).rejects.toThrow(message)
  })

  it("runs without a key where it need not have one", async () => {
    const free = { table: requestTable, key: () => undefined, missingKey: "run" } as const
    expect([await runOnce(free, payment, () => 1), await runOnce(free, payment, () => 2)]).toEqual([1, 2])
    expect(await kept()).toEqual([])
  })
})
