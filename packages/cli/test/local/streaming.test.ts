import { once } from "node:events"
import { get, type IncomingMessage } from "node:http"
import { expect, test } from "vitest"
import { poolOf } from "./pool-of.ts"
import { serve } from "./serve-functions.ts"

const handler = (body: string) => `
exports.handler = awslambda.streamifyResponse(async (event, output, context) => {
  const roomIn = (stream) => require("node:events").once(stream, "drain")
  const { query = {} } = { query: event.queryStringParameters ?? {} }
  const stream = awslambda.HttpResponseStream.from(output, {
    statusCode: 201, headers: { "Content-Type": "text/plain" }, multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
  })
  ${body}
})`

const location = { file: "src/app.ts", line: 1 }

async function serveStream(body: string, model: { readonly timeoutSeconds?: number } = {}) {
  const target = { type: "function", functionId: "Api", isStreamed: true } as const
  return serve({
    functions: { Api: handler(body) },
    routes: {},
    api: { routes: [{ method: "GET", path: "/ticks", target, location }] },
    model: { isStreaming: true, ...model },
  })
}

async function ask(url: string): Promise<IncomingMessage> {
  const [response] = await once(get(url), "response")
  return response as IncomingMessage
}

test("the first piece arrives before the last is written", async () => {
  // The second piece is only written once the client has told, by another request, that it has the first.
  const { url } = await serveStream(`
    if (query.go) { globalThis.went = true; stream.end("went"); return }
    stream.write("first;")
    const fs = require("node:fs")
    while (!fs.existsSync(query.file)) await new Promise((resolve) => setTimeout(resolve, 5))
    stream.end("last")`)
  const file = `/tmp/tsapi-stream-${process.pid}-${Date.now()}`
  const response = await ask(`${url}/ticks?file=${file}`)
  expect(response.statusCode).toBe(201)
  expect(response.headers).toMatchObject({ "content-type": "text/plain", "set-cookie": ["a=1", "b=2"] })
  expect(response.headers).not.toHaveProperty("content-length")
  const [first] = await once(response, "data")
  expect(String(first)).toBe("first;")
  const { writeFileSync, rmSync } = await import("node:fs")
  writeFileSync(file, "")
  const [last] = await once(response, "data")
  rmSync(file)
  expect(String(last)).toBe("last")
})

test("a handler writes no faster than the client reads", async () => {
  const { url, printed } = await serveStream(`
    let written = 0
    for (; written < 400; written++) {
      if (!stream.write(Buffer.alloc(64 * 1024))) await roomIn(stream)
      if (written === 200) console.log("half")
    }
    console.log("all " + written)
    stream.end()`)
  const response = await ask(`${url}/ticks`)
  response.pause()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(printed.stderr + printed.stdout).not.toContain("half")
  let bytes = 0
  for await (const chunk of response) bytes += (chunk as Buffer).length
  expect(bytes).toBe(400 * 64 * 1024)
  await expect.poll(() => printed.stderr + printed.stdout, { timeout: 10_000 }).toContain("all 400")
})

test("a client that goes away ends the stream", async () => {
  const { url, printed } = await serveStream(`
    stream.write("first")
    await require("node:events").once(stream, "close")
    console.log("closed " + stream.destroyed)`)
  const response = await ask(`${url}/ticks`)
  await once(response, "data")
  response.destroy()
  await expect.poll(() => printed.stderr + printed.stdout, { timeout: 10_000 }).toContain("closed true")
})

test("a handler that fails in the midst breaks off the connection, and is reported", async () => {
  const { url, printed } = await serveStream(`
    stream.write("first")
    await new Promise((resolve) => setTimeout(resolve, 50))
    throw new RangeError("in the midst")`)
  const response = await ask(`${url}/ticks`)
  await once(response, "data")
  await expect(once(response, "end")).rejects.toThrow("aborted")
  await expect.poll(() => printed.stderr + printed.stdout, { timeout: 10_000 }).toContain("RangeError: in the midst")
})

test("a handler that fails before it writes is a bad gateway, as is one that sends no metadata", async () => {
  const { url } = await serveStream(`
    if (query.early) throw new Error("early")
    output._onBeforeFirstWrite = undefined
    output.end("no metadata")`)
  for (const query of ["?early=1", ""]) {
    const response = await fetch(`${url}/ticks${query}`)
    expect([response.status, await response.json()]).toEqual([502, { message: "Internal server error" }])
  }
})

test("a stream that outlives its function's timeout is broken off", async () => {
  const { url } = await serveStream(`stream.write("first"); await new Promise(() => setInterval(() => {}, 1000))`, {
    timeoutSeconds: 1,
  })
  const response = await ask(`${url}/ticks`)
  await once(response, "data")
  await expect(once(response, "end")).rejects.toThrow("aborted")
})

test("whoever invokes the function for its whole result gets what it writes as JSON", async () => {
  const { pool } = await poolOf(
    `exports.handler = awslambda.streamifyResponse(async (event, output) => {
      output.setContentType("application/json")
      output.end(JSON.stringify({ got: event }))
    })`,
    { isStreaming: true },
  )
  expect(await pool.invoke({ a: 1 })).toEqual({ ok: true, payload: { got: { a: 1 } } })
  expect(await pool.invoke({ a: 2 })).toEqual({ ok: true, payload: { got: { a: 2 } } })
})

test("what a client says of one stream does not reach the next", async () => {
  const { url } = await serveStream(`stream.write("first;"); stream.end("last")`)
  for (let round = 0; round < 20; round++) expect(await (await fetch(`${url}/ticks`)).text()).toBe("first;last")
})
