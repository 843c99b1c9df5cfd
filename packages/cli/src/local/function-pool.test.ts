import { expect, test } from "vitest"
import { poolOf } from "../../test/local/pool-of.ts"

const overlapping = `let running = 0, seen = 0, calls = 0
  exports.handler = async (event) => {
    running++; calls++
    seen = Math.max(seen, running)
    await new Promise((resolve) => setTimeout(resolve, event.ms))
    running--
    return { seen, calls, thread: require("node:worker_threads").threadId }
  }`

test("30. one invocation at a time per instance; concurrent ones get instances of their own", async () => {
  const { pool } = await poolOf(overlapping)
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => pool.invoke({ ms: 150 })))
  const payloads = outcomes.map((outcome) => (outcome.ok ? outcome.payload : outcome))
  expect(payloads).toHaveLength(4)
  for (const payload of payloads) expect(payload).toMatchObject({ seen: 1 })
})

test("30. a warm instance keeps the state of its modules", async () => {
  const { pool } = await poolOf(overlapping)
  await pool.invoke({ ms: 0 })
  await pool.invoke({ ms: 0 })
  expect(await pool.invoke({ ms: 0 })).toMatchObject({ payload: { calls: 3 } })
})

test("30. more invocations than instances wait for their turn, and no two share an instance", async () => {
  const { pool } = await poolOf(overlapping)
  const outcomes = await Promise.all(Array.from({ length: 60 }, () => pool.invoke({ ms: 5 })))
  const threads = new Set<unknown>()
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ ok: true, payload: { seen: 1 } })
    if (outcome.ok && typeof outcome.payload === "object") threads.add(Reflect.get(outcome.payload ?? {}, "thread"))
  }
  expect(threads.size).toBeLessThanOrEqual(10)
})

test("an invocation that lined up behind one that turned out slow is answered by another instance", async () => {
  const { pool } = await poolOf(`exports.handler = async (event) => {
      if (event.block) await new Promise((resolve) => setTimeout(resolve, 60_000))
      return event.number
    }`)
  for (let number = 0; number < 10; number++) await pool.invoke({ number })
  void pool.invoke({ block: true })
  const quick = await Promise.all([1, 2, 3, 4, 5].map((number) => pool.invoke({ number })))
  expect(quick.map((outcome) => outcome.ok && outcome.payload)).toEqual([1, 2, 3, 4, 5])
})

test("an invocation that lined up behind one that crashes its instance is still answered, once", async () => {
  const { pool } = await poolOf(
    `exports.handler = async (event) => { if (event.exit) process.exit(1); return event.number }`,
  )
  for (let number = 0; number < 10; number++) await pool.invoke({ number })
  const outcomes = await Promise.all(
    [{ number: 1 }, { exit: true }, { number: 2 }, { number: 3 }].map((event) => pool.invoke(event)),
  )
  expect(outcomes.map((outcome) => (outcome.ok ? outcome.payload : outcome.error))).toEqual([1, "unhandled", 2, 3])
})

test("closing lets running invocations finish", async () => {
  const { pool } = await poolOf(overlapping)
  const outcome = pool.invoke({ ms: 100 })
  await pool.close()
  expect(await outcome).toMatchObject({ ok: true, payload: { calls: 1 } })
})

test("an invocation beyond the reserved concurrency is refused, and one after those is not", async () => {
  const { pool } = await poolOf(overlapping, { reservedConcurrency: 2 })
  const outcomes = await Promise.all([1, 2, 3].map(() => pool.invoke({ ms: 50 })))
  expect(outcomes).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: "throttled" }])
  expect(await pool.invoke({ ms: 0 })).toMatchObject({ ok: true })
})
