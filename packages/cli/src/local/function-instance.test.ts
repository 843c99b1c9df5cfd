import { expect, test } from "vitest"
import { poolOf } from "../../test/local/pool-of.ts"

test("answers with what an async handler returns", async () => {
  const { pool } = await poolOf(`exports.handler = async (event) => ({ statusCode: 200, body: event.path })`)
  expect(await pool.invoke({ path: "/todos" })).toEqual({ ok: true, payload: { statusCode: 200, body: "/todos" } })
})

test("loads an ES module", async () => {
  const { pool } = await poolOf(`export const handler = async () => import.meta.url.slice(0, 8)`, { extension: ".mjs" })
  expect(await pool.invoke({})).toEqual({ ok: true, payload: "file:///" })
})

test("a result without a JSON form becomes null, as on Lambda", async () => {
  const { pool } = await poolOf(`exports.handler = async () => undefined`)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: null })
})

test("a result that is false is not taken for a failure", async () => {
  const { pool } = await poolOf(`exports.handler = async () => false`)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: false })
})

test("a callback's result waits for the event loop to be empty", async () => {
  const { pool } = await poolOf(`
    let after = []
    exports.handler = (event, context, callback) => {
      if (event.read) { context.callbackWaitsForEmptyEventLoop = false; return callback(null, after) }
      setTimeout(() => after.push("later"), 30)
      callback(null, "now")
    }`)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: "now" })
  expect(await pool.invoke({ read: true })).toEqual({ ok: true, payload: ["later"] })
})

test("a handler that neither returns a promise nor calls back answers null", async () => {
  const { pool } = await poolOf(`exports.handler = () => "ignored"`)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: null })
})

test("a promise that nothing can settle any more is a failure, and the instance serves on", async () => {
  const { pool } = await poolOf(`exports.handler = async (event) => event.hang ? new Promise(() => {}) : "fine"`)
  const message = expect.stringMatching(/a Promise that was never settled/)
  const outcome = { ok: false, error: "unhandled", errorType: "Runtime.NodeJsExit", message }
  expect(await pool.invoke({ hang: true })).toEqual(outcome)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: "fine" })
})

test("a thrown error is a failure with its stack shown at its own line, and the instance serves on", async () => {
  const { pool, failures, codeFile } = await poolOf(`let calls = 0
    exports.handler = async () => {
      if (++calls === 1) throw new TypeError("no such todo")
      return calls
    }`)
  const outcome = await pool.invoke({})
  expect(outcome).toEqual({ ok: false, error: "unhandled", errorType: "TypeError", message: "no such todo" })
  expect(failures.join()).toContain(`${codeFile}:3:`)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: 2 })
})

test("a stack leads through the bundle's source map to the user's own line", async () => {
  const map = { version: 3, sources: ["todo-controller.ts"], names: [], mappings: "AAAA;AAAA;AAgBG" }
  const url = `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`
  const { pool, failures } = await poolOf(
    `exports.handler = async () => {\n\nthrow new Error("here") }\n//# sourceMappingURL=${url}`,
  )
  await pool.invoke({})
  expect(failures.join()).toContain("todo-controller.ts:17")
})

test("process.exit ends the instance, fails its invocation, and the next one gets a new instance", async () => {
  const { pool } = await poolOf(`let calls = 0
    exports.handler = async (event) => { calls++; if (event.exit !== undefined) process.exit(event.exit); return calls }`)
  expect(await pool.invoke({})).toEqual({ ok: true, payload: 1 })
  expect(await pool.invoke({ exit: 7 })).toEqual({
    ok: false,
    error: "unhandled",
    errorType: "Runtime.ExitError",
    message: "Runtime exited with error: exit status 7",
  })
  expect(await pool.invoke({})).toEqual({ ok: true, payload: 1 })
})

test("an exception outside of the handler's promise ends the instance and is shown", async () => {
  const { pool, failures } = await poolOf(`exports.handler = (event) => new Promise((resolve) => {
      if (event.crash) setTimeout(() => { throw new RangeError("in a timer") }, 1)
      else resolve("fine")
    })`)
  expect(await pool.invoke({ crash: true })).toEqual({
    ok: false,
    error: "unhandled",
    errorType: "RangeError",
    message: "in a timer",
  })
  expect(failures.join()).toContain("in a timer")
  expect(await pool.invoke({})).toEqual({ ok: true, payload: "fine" })
})

test("a rejection that nobody handles ends the instance, as Lambda's runtime does", async () => {
  const { pool } = await poolOf(`exports.handler = () => new Promise(() => { Promise.reject(new Error("lost")) })`)
  expect(await pool.invoke({})).toMatchObject({ ok: false, message: "lost" })
})

test("code that cannot be loaded fails the invocation with the reason", async () => {
  const { pool } = await poolOf(`throw new Error("no database url")`)
  expect(await pool.invoke({})).toMatchObject({ ok: false, message: "no database url" })
  expect(await pool.invoke({})).toMatchObject({ ok: false, message: "no database url" })
})

test("the function's limit ends a handler that waits too long", async () => {
  const { pool } = await poolOf(`exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000))`, {
    timeoutMs: 200,
  })
  expect(await pool.invoke({})).toEqual({
    ok: false,
    error: "timeout",
    errorType: "Sandbox.Timedout",
    message: "Task timed out after 0.20 seconds",
  })
})

test("the function's limit ends a handler that never gives up the thread", async () => {
  const { pool } = await poolOf(`exports.handler = async (event) => { while (event.spin); return "fine" }`, {
    timeoutMs: 200,
  })
  expect(await pool.invoke({ spin: true })).toMatchObject({ error: "timeout" })
  expect(await pool.invoke({})).toEqual({ ok: true, payload: "fine" })
})

test("a handler over its memory is killed, and the server lives on", async () => {
  const code = `exports.handler = async (event) => {
      const kept = []
      while (event.fill) kept.push(new Array(100_000).fill(kept.length))
      return "fine"
    }`
  const { pool } = await poolOf(code, { timeoutMs: 30_000 })
  expect(await pool.invoke({ fill: true })).toMatchObject({
    ok: false,
    message: expect.stringContaining("signal: killed"),
  })
  expect(await pool.invoke({})).toEqual({ ok: true, payload: "fine" })
})
