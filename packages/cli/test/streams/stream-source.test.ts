import { setTimeout } from "node:timers/promises"
import { describe, expect, it, vi } from "vitest"
import { MemoryStream, run } from "./memory-stream.ts"

/** Fails where one of the texts is `poison`. */
const poisoned = (texts: readonly string[]) => {
  if (texts.includes("poison")) throw new Error("poison")
}
const reaches = (stream: MemoryStream, after: string) =>
  vi.waitFor(() => expect(stream.saved.at(-1)).toEqual({ shardId: "shard-0", after }))

describe("a mapping", () => {
  it("passes records on in batches, in their order, and remembers how far it came", async () => {
    const stream = new MemoryStream()
    stream.add("1", "2", "3", "4", "5")
    const { invocations, stop } = run(stream, () => undefined, { batchSize: 2 })
    await reaches(stream, "005")
    stream.add("6")
    await reaches(stream, "006")
    await stop()
    expect(invocations.flat()).toEqual(["1", "2", "3", "4", "5", "6"])
    expect(invocations.every((texts) => texts.length <= 2)).toBe(true)
  })

  it("goes on after a restart where it had come to, and repeats what was not done", async () => {
    const stream = new MemoryStream()
    stream.add("1", "2", "3")
    const first = run(stream, ([text]) => (text === "2" ? setTimeout(5, { batchItemFailures: 0 }) : undefined), {
      batchSize: 1,
    })
    await vi.waitFor(() => expect(first.invocations).toContainEqual(["2"]))
    await first.stop()
    expect(first.invocations).not.toContainEqual(["3"])
    const second = run(stream, () => undefined, { batchSize: 1 })
    await reaches(stream, "003")
    await second.stop()
    expect(second.invocations).toEqual([["2"], ["3"]])
  })

  it("waits for a batch to fill", async () => {
    const stream = new MemoryStream()
    const { invocations, stop } = run(stream, () => undefined, { batchSize: 3, batchWindowMs: 60_000 })
    stream.add("1", "2")
    await setTimeout(10)
    expect(invocations).toEqual([])
    stream.add("3")
    await reaches(stream, "003")
    await stop()
    expect(invocations).toEqual([["1", "2", "3"]])
  })

  it("invokes with what there is when the window has passed", async () => {
    const stream = new MemoryStream()
    const { invocations, stop } = run(stream, () => undefined, { batchSize: 3, batchWindowMs: 5 })
    stream.add("1", "2")
    await reaches(stream, "002")
    await stop()
    expect(invocations.flat()).toEqual(["1", "2"])
  })

  it("leaves out what no filter takes, and counts it as dealt with", async () => {
    const stream = new MemoryStream()
    stream.add("red", "blue", "red-2", "green")
    const filters = [{ text: [{ prefix: "red" }] }]
    const { invocations, stop } = run(stream, () => undefined, { filters })
    await reaches(stream, "004")
    await stop()
    expect(invocations.flat()).toEqual(["red", "red-2"])
  })

  it("takes records of several keys at a time, and keeps the order of each", async () => {
    const stream = new MemoryStream()
    stream.add("a-1", "b-1", "a-2", "c-1", "b-2", "a-3", "d-1")
    let running = 0
    let most = 0
    const seen: string[] = []
    const answer = async ([text = ""]: readonly string[]) => {
      most = Math.max(most, ++running)
      await setTimeout(2)
      seen.push(text)
      running--
    }
    const { stop } = run(stream, answer, { batchSize: 1, parallelization: 4 })
    await reaches(stream, "007")
    await stop()
    expect(most).toBeGreaterThan(1)
    expect(seen.filter((text) => text.startsWith("a"))).toEqual(["a-1", "a-2", "a-3"])
    expect(seen.filter((text) => text.startsWith("b"))).toEqual(["b-1", "b-2"])
  })

  it("does not let a key that fails hold up the others, nor forgets it", async () => {
    const stream = new MemoryStream()
    stream.add("poison", "a-1", "b-1", "c-1", "d-1", "e-1")
    const first = run(stream, poisoned, { batchSize: 1, parallelization: 10 })
    await vi.waitFor(() => expect(first.invocations.flat()).toEqual(expect.arrayContaining(["a-1", "e-1"])))
    await first.stop()
    expect(stream.saved).toEqual([])
    const second = run(stream, () => undefined, { batchSize: 1, parallelization: 10 })
    await reaches(stream, "006")
    await second.stop()
    expect(second.invocations).toContainEqual(["poison"])
  })

  it("ends with its shard", async () => {
    const stream = new MemoryStream()
    stream.add("1")
    stream.isClosed = true
    const { stop } = run(stream, () => undefined)
    await vi.waitFor(() => expect(stream.saved).toHaveLength(2))
    await stop()
    expect(stream.saved.at(-1)).toEqual({ shardId: "shard-0", after: "001" })
  })
})

describe("a function that fails", () => {
  it("is invoked again with the whole batch, as often as the retries say, before the batch is given up", async () => {
    const stream = new MemoryStream()
    stream.add("1", "poison", "3")
    const { invocations, failures, stop } = run(stream, poisoned, { retries: 2 })
    await reaches(stream, "003")
    await stop()
    expect(invocations).toEqual(Array.from({ length: 3 }, () => ["1", "poison", "3"]))
    expect(failures).toEqual([
      {
        shardId: "shard-0",
        record: {
          requestContext: {
            requestId: expect.any(String),
            functionArn: "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Clicks",
            condition: "RetryAttemptsExhausted",
            approximateInvokeCount: 3,
          },
          responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
          version: "1.0",
          timestamp: "1970-01-01T00:00:02.000Z",
          KinesisBatchInfo: {
            shardId: "shard-0",
            startSequenceNumber: "001",
            endSequenceNumber: "003",
            approximateArrivalOfFirstRecord: "1970-01-01T00:00:01Z",
            approximateArrivalOfLastRecord: "1970-01-01T00:00:01Z",
            batchSize: 3,
            streamArn: stream.streamArn,
          },
        },
        event: { Records: stream.records.map(({ event }) => event) },
        now: 2000,
      },
    ])
  })

  it("has its batch split until the bad record is alone", async () => {
    const stream = new MemoryStream()
    stream.add("1", "2", "3", "poison", "5", "6", "7", "8")
    const { invocations, failures, stop } = run(stream, poisoned, { retries: 1, bisectOnError: true })
    await reaches(stream, "008")
    await stop()
    const good = invocations.filter((texts) => !texts.includes("poison"))
    expect(good.flat()).toEqual(["1", "2", "3", "5", "6", "7", "8"])
    expect(invocations.filter((texts) => texts.length === 1 && texts[0] === "poison")).toHaveLength(2)
    expect(failures.map(({ event }) => event)).toEqual([{ Records: [{ text: "poison", sequenceNumber: "004" }] }])
  })

  it("is invoked again from the first record that it reports", async () => {
    const stream = new MemoryStream()
    stream.add("1", "2", "3", "4")
    let tries = 0
    const answer = (texts: readonly string[]) =>
      texts.includes("3") && ++tries < 3
        ? { batchItemFailures: [{ itemIdentifier: "004" }, { itemIdentifier: "003" }] }
        : { batchItemFailures: [] }
    const { invocations, stop } = run(stream, answer, { retries: 5 })
    await reaches(stream, "004")
    await stop()
    expect(invocations).toEqual([
      ["1", "2", "3", "4"],
      ["3", "4"],
      ["3", "4"],
    ])
  })

  it("is not taken to have failed by an answer without failures", async () => {
    const stream = new MemoryStream()
    const answers: readonly unknown[] = [
      undefined,
      null,
      {},
      { batchItemFailures: null },
      { batchItemFailures: [] },
      "?",
    ]
    stream.add(...answers.map((_, index) => `${index}-`))
    const { invocations, failures, stop } = run(stream, ([text = ""]) => answers[Number.parseInt(text)], {
      ...{ batchSize: 1, retries: 0 },
    })
    await reaches(stream, "006")
    await stop()
    expect([invocations.length, failures]).toEqual([6, []])
  })

  it.each([
    [{ batchItemFailures: [{ itemIdentifier: "999" }] }],
    [{ batchItemFailures: [{ itemIdentifier: "" }] }],
    [{ batchItemFailures: [{ item: "001" }] }],
    [{ batchItemFailures: "all" }],
  ])("is taken to have failed on the whole batch by %j", async (answer) => {
    const stream = new MemoryStream()
    stream.add("1", "2")
    const { failures, stop } = run(stream, () => answer, { retries: 0 })
    await reaches(stream, "002")
    await stop()
    expect(failures).toMatchObject([
      { record: { KinesisBatchInfo: { startSequenceNumber: "001", endSequenceNumber: "002" } } },
    ])
  })

  it("has nothing given up before its queue was told of it", async () => {
    const stream = new MemoryStream()
    stream.add("poison")
    const canSend = vi.fn<() => boolean>().mockReturnValue(false)
    const first = run(stream, poisoned, { retries: 0, canSend })
    await vi.waitFor(() => expect(canSend.mock.calls.length).toBeGreaterThan(2))
    await first.stop()
    expect([stream.saved, first.failures]).toEqual([[], []])
    const second = run(stream, poisoned, { retries: 0 })
    await reaches(stream, "001")
    await second.stop()
    expect(second.failures).toHaveLength(1)
  })

  it("is not asked about records that are too old", async () => {
    const stream = new MemoryStream()
    stream.add("1", "2")
    const { invocations, failures, stop } = run(stream, () => undefined, { maximumRecordAgeMs: 500 })
    await reaches(stream, "002")
    await stop()
    expect(invocations).toEqual([])
    expect(failures).toMatchObject([
      { record: { requestContext: { condition: "RecordAgeExceeded", approximateInvokeCount: 0 } } },
    ])
    expect(failures[0]?.record).not.toHaveProperty("responseContext")
  })
})
