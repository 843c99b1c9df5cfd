import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { startHttpServer } from "../../src/local/http-server.ts"
import { rawClient, sendRaw } from "./raw-client.ts"
import { serve } from "./serve-functions.ts"

const host = "Host: api\r\n"
const close = "Connection: close\r\n\r\n"
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, "x")

const handler = `exports.handler = async ({ path, body, headers, queryStringParameters: query }) => {
  const { wait, bytes } = query ?? {}
  if (wait) await new Promise((resolve) => setTimeout(resolve, Number(wait)))
  const text = bytes ? "x".repeat(Number(bytes)) : JSON.stringify({ path, body: body && body.length, query, header: headers["X-Sent"] })
  return { statusCode: 200, body: text }
}`

const served = [200, { path: "/next", body: null, query: null }]

let server: Awaited<ReturnType<typeof start>>

// Whatever one test sends to it, it serves the next.
beforeAll(async () => {
  server = await start()
})
afterAll(() => server.close())

async function start() {
  const routes = ["GET /", "GET /{path+}", "POST /{path+}"].map((route) => [route, "Api"] as const)
  const server = await serve({ functions: { Api: handler }, routes: Object.fromEntries(routes) }, { stay: true })
  /** What another client gets. */
  const another = async () => {
    const response = await server.get("/next")
    return [response.status, await response.json()]
  }
  return { ...server, another }
}

describe("a request that is not HTTP", () => {
  it.each([
    ["no request line", "HELLO\r\n\r\n"],
    ["a method alone", "GET\r\n\r\n"],
    ["a method that does not exist", `FETCH / HTTP/1.1\r\n${host}\r\n`],
    ["a version that does not exist", `GET / HTTP/9.9\r\n${host}\r\n`],
    ["HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["a greeting of TLS", Buffer.from("16030100c8010000c40303", "hex")],
    ["zeros", Buffer.alloc(64)],
    ["a space in the target", `GET /a b HTTP/1.1\r\n${host}\r\n`],
    ["a target without a slash", `GET todos HTTP/1.1\r\n${host}\r\n`],
    ["bytes beyond ASCII in the target", Buffer.from(`GET /\u00e4 HTTP/1.1\r\n${host}\r\n`, "latin1")],
    ["line feeds without carriage returns", "GET / HTTP/1.1\nHost: api\n\n"],
    ["no Host", "GET / HTTP/1.1\r\n\r\n"],
    ["two of Host", `GET / HTTP/1.1\r\n${host}Host: other\r\n\r\n`],
    ["a header without a colon", `GET / HTTP/1.1\r\n${host}X-Sent\r\n\r\n`],
    ["a space before the colon", `GET / HTTP/1.1\r\n${host}X-Sent : 1\r\n\r\n`],
    ["a header's name with parentheses", `GET / HTTP/1.1\r\n${host}X(Sent): 1\r\n\r\n`],
    ["a header that goes on in the next line", `GET / HTTP/1.1\r\n${host}X-Sent: 1\r\n 2\r\n\r\n`],
    ["a zero in a header's value", `GET / HTTP/1.1\r\n${host}X-Sent: 1\0\r\n\r\n`],
    ["a carriage return in a header's value", `GET / HTTP/1.1\r\n${host}X-Sent: 1\rX-Other: 2\r\n\r\n`],
    [
      "a length and chunks",
      `POST /a HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ["two lengths", `POST /a HTTP/1.1\r\n${host}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`],
    ["a list of lengths", `POST /a HTTP/1.1\r\n${host}Content-Length: 3, 3\r\n\r\nabc`],
    ["a negative length", `POST /a HTTP/1.1\r\n${host}Content-Length: -3\r\n\r\n`],
    ["a length beyond all numbers", `POST /a HTTP/1.1\r\n${host}Content-Length: 99999999999999999999\r\n\r\n`],
    ["an encoding without an end", `POST /a HTTP/1.1\r\n${host}Transfer-Encoding: gzip\r\n\r\n`],
    ["chunks that are encoded again", `POST /a HTTP/1.1\r\n${host}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
    ["a chunk without a size", `POST /a HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nsize\r\nabc\r\n`],
    [
      "a chunk beyond all numbers",
      `POST /a HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n`,
    ],
  ])("is 400 and ends the connection: %s", async (_, bytes) => {
    const { url, another } = server
    expect(await sendRaw(url, bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n/)
    expect(await another()).toEqual(served)
  })

  it("is 417 where it expects what nobody can do", async () => {
    const { url } = server
    const expecting = `POST /a HTTP/1.1\r\n${host}Expect: cake\r\nContent-Length: 0\r\n${close}`
    expect(await sendRaw(url, expecting)).toMatch(/^HTTP\/1\.1 417 /)
  })
})

describe("a request that is only unusual", () => {
  it.each([
    ["HTTP/1.0", "GET /a HTTP/1.0\r\n\r\n", { path: "/a" }],
    ["an upgrade to a WebSocket", `GET /a HTTP/1.1\r\n${host}Upgrade: websocket\r\n${close}`, { path: "/a" }],
    ["the form for proxies", `GET http://other/a HTTP/1.1\r\n${host}${close}`, { path: "/a" }],
    ["malformed percent-encoding", `GET /%zz?q=%zz HTTP/1.1\r\n${host}${close}`, { path: "/%zz", query: { q: "%zz" } }],
    ["names of JavaScript's own", `GET /a?__proto__=1 HTTP/1.1\r\n${host}__proto__: 1\r\n${close}`, { path: "/a" }],
    ["dots in the path", `GET /../../a HTTP/1.1\r\n${host}${close}`, { path: "/../../a" }],
    ["a body for GET", `GET /a HTTP/1.1\r\n${host}Content-Length: 3\r\n${close}abc`, { path: "/a", body: 3 }],
  ])("is served: %s", async (_, bytes, expected) => {
    const { url } = server
    const answer = await sendRaw(url, bytes)
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toMatchObject(expected)
  })
})

describe("a request that is too large", () => {
  it("is 431 for its headers: from the gateway over 10,240 bytes, from the server over 64 KB", async () => {
    const { url, another } = server
    const withHeader = (bytes: number) => `GET / HTTP/1.1\r\n${host}X-Sent: ${"x".repeat(bytes)}\r\n${close}`
    expect(await sendRaw(url, withHeader(10_000))).toMatch(/^HTTP\/1\.1 200 /)
    expect(await sendRaw(url, withHeader(12_000))).toMatch(/^HTTP\/1\.1 431 [^]*larger than 10240 bytes/)
    expect(await sendRaw(url, withHeader(70_000))).toMatch(/^HTTP\/1\.1 431 /)
    expect(await sendRaw(url, `GET /${"x".repeat(70_000)} HTTP/1.1\r\n${host}${close}`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await another()).toEqual(served)
  })

  it.each([
    ["announced", `Content-Length: ${megabytes(40).length}\r\n\r\n`, [megabytes(40)]],
    ["in chunks", "Transfer-Encoding: chunked\r\n\r\n", [Buffer.from("2800000\r\n"), megabytes(40)]],
  ])("is 413 for its body, %s, and says so to a client that only sends", async (_, header, body) => {
    const { url, another } = server
    const answer = await sendRaw(url, Buffer.concat([Buffer.from(`POST /a HTTP/1.1\r\n${host}${header}`), ...body]))
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*Connection: close\r\n[^]*Request Too Long/)
    expect(await another()).toEqual(served)
  })

  it("is served with the longest body that Lambda takes", async () => {
    const { get } = server
    const response = await get("/a", { method: "POST", body: megabytes(5), headers: { "content-type": "text/plain" } })
    expect(await response.json()).toMatchObject({ body: 5 * 1024 * 1024 })
  })
})

describe("a slow client", () => {
  const slow = async () => {
    const server = await startHttpServer({
      ...{ host: "127.0.0.1", port: 0, requestTimeoutMs: 1000 },
      handle: async () => ({ status: 200, headers: [], body: Buffer.from("served"), requestId: "1" }),
    })
    onTestFinished(() => server.close())
    return server
  }

  it.each([
    ["never ends its headers", "GET / HTTP/1.1\r\nHost: api\r\n"],
    ["never ends its body", "POST / HTTP/1.1\r\nHost: api\r\nContent-Length: 10\r\n\r\nab"],
  ])("that %s is 408, and holds up nobody", async (_, text) => {
    const { url } = await slow()
    const clients = await Promise.all(Array.from({ length: 50 }, () => rawClient(url)))
    for (const { socket } of clients) socket.write(text)
    expect(await (await fetch(url)).text()).toBe("served")
    const answers = await Promise.all(clients.map((client) => client.all()))
    expect(new Set(answers.map((answer) => answer.split("\r\n")[0]))).toEqual(new Set(["HTTP/1.1 408 Request Timeout"]))
  })

  it("that sends its headers byte by byte is 408 too", async () => {
    const { url } = await slow()
    const { socket, all } = await rawClient(url)
    const timer = setInterval(() => socket.write("x"), 20)
    socket.write("GET / HTTP/1.1\r\nHost: api\r\nX-Sent: ")
    expect(await all()).toMatch(/^HTTP\/1\.1 408 /)
    clearInterval(timer)
  })
})

describe("a client that goes away", () => {
  it("before the end of its body harms nobody", async () => {
    const { url, another } = server
    for (const body of ["", "ab", "x".repeat(100_000)]) {
      const { socket } = await rawClient(url)
      socket.end(`POST /a HTTP/1.1\r\n${host}Content-Length: 1000000\r\n\r\n${body}`)
      expect(await another()).toEqual(served)
    }
  })

  it("before its answer harms nobody, however long that is", async () => {
    const { url, another } = server
    for (let round = 0; round < 20; round++) {
      const { socket } = await rawClient(url)
      socket.write(`GET /a?wait=20&bytes=${round % 2 === 0 ? 5_000_000 : 0} HTTP/1.1\r\n${host}\r\n`)
      await new Promise((resolve) => setTimeout(resolve, round * 2))
      socket.resetAndDestroy()
    }
    expect(await another()).toEqual(served)
  })

  it("only in its own direction is answered", async () => {
    const { url } = server
    const { socket, all } = await rawClient(url)
    socket.end(`GET /half?wait=30 HTTP/1.1\r\n${host}\r\n`)
    expect(await all()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\/half/)
  })
})

describe("requests in one go", () => {
  it("are answered in their order, bodies and all", async () => {
    const { url } = server
    const requests = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0
        ? `POST /${index} HTTP/1.1\r\n${host}Content-Length: ${index}\r\n\r\n${"x".repeat(index)}`
        : `GET /${index}?wait=${30 - index} HTTP/1.1\r\n${host}\r\n`,
    )
    const answer = await sendRaw(url, `${requests.join("")}GET /last HTTP/1.1\r\n${host}${close}`)
    const bodies = [...answer.matchAll(/\r\n\r\n(\{.*?\})(?=HTTP|$)/g)].map(([, json = ""]) => JSON.parse(json))
    expect(bodies.map(({ path, body }) => [path, body])).toEqual([
      ...requests.map((_, index) => [`/${index}`, index % 3 === 0 && index > 0 ? index : null]),
      ["/last", null],
    ])
  })

  it("are 400 where one of them is malformed", async () => {
    const { url, another } = server
    const answer = await sendRaw(url, `GET /a HTTP/1.1\r\n${host}\r\nNONSENSE\r\n\r\n`)
    expect(answer).toMatch(/HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/)
    expect(await another()).toEqual(served)
  })
})

describe("a handler that returns what cannot be sent", () => {
  const failing = { status: 502, body: { message: "Internal server error" } }
  it.each([
    ["a line break in a header", { headers: { "X-Name": "a\r\nSet-Cookie: stolen=1" } }, failing],
    ["a line break in one of several", { multiValueHeaders: { "X-Name": ["a", "b\nSet-Cookie: stolen=1"] } }, failing],
    ["a line break in a header's name", { headers: { "X-Name: a\r\nSet-Cookie": "stolen=1" } }, failing],
    ["a zero in a header", { headers: { "X-Name": "a\0" } }, failing],
    ["a body that is no string", { body: { todo: 1 } }, failing],
    ["a status that HTTP does not have", { statusCode: 99 }, failing],
    [
      "a body that is not base64",
      { body: "%%%", isBase64Encoded: true, headers: { "Content-Type": "image/png" } },
      { ...failing, status: 500 },
    ],
  ])("%s", async (_, result, expected) => {
    const { get } = await serve({
      functions: { Api: `exports.handler = async () => (${JSON.stringify({ statusCode: 200, body: "", ...result })})` },
      routes: { "GET /": "Api" },
      api: { binaryMediaTypes: ["image/png"] },
    })
    const response = await get("/", { headers: { accept: "image/png" } })
    expect({ status: response.status, body: await response.json() }).toEqual(expected)
    expect(response.headers.get("set-cookie")).toBeNull()
  })
})
