import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { expect, test } from "vitest"
import { serve } from "../../test/local/serve-functions.ts"

const echo = {
  functions: {
    Api: `exports.handler = async (event) => ({
      statusCode: 200,
      headers: { "Content-Type": "application/json", "X-Custom": "kept" },
      multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
      body: JSON.stringify(event),
    })`,
  },
  routes: { "GET /{path+}": "Api", "HEAD /{path+}": "Api", "POST /{path+}": "Api", "GET /": "Api" },
}

/** Sends bytes as they are and resolves with everything that comes back until `enough` or the end. */
async function raw(url: string, text: string, enough = /$^/) {
  const socket = connect(Number(new URL(url).port), "127.0.0.1")
  socket.write(text)
  const received = await readUntil(socket, enough)
  socket.destroy()
  return received
}

async function readUntil(socket: Socket, enough: RegExp): Promise<string> {
  let received = ""
  for await (const chunk of socket) {
    received += String(chunk)
    if (enough.test(received)) break
  }
  return received
}

test("the target reaches the event as sent: percent-encoding, doubled slashes and case of headers are kept", async () => {
  const { url } = await serve(echo)
  const answer = await raw(
    url,
    "GET /a%2Fb//c/?q=%20x HTTP/1.1\r\nHost: h\r\nX-MiXeD: Yes\r\nConnection: close\r\n\r\n",
  )
  const event = JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))
  expect(event).toMatchObject({
    path: "/a%2Fb//c/",
    queryStringParameters: { q: " x" },
    headers: { "X-MiXeD": "Yes" },
  })
})

test("an answer's headers keep their spelling, and repeated ones stay apart", async () => {
  const { url } = await serve(echo)
  const answer = await raw(url, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(answer).toContain("X-Custom: kept\r\n")
  expect(answer).toContain("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n")
})

test("a body arrives whole, with a length or in chunks", async () => {
  const { get, url } = await serve(echo)
  const long = "ä".repeat(200_000)
  expect(await (await get("/x", { method: "POST", body: long })).json()).toMatchObject({ body: long })
  const chunked = await raw(
    url,
    "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
  )
  expect(chunked).toContain('"body":"abcde"')
})

test("24. HEAD is answered by its route, without a body", async () => {
  const { get } = await serve(echo)
  const response = await get("/x", { method: "HEAD" })
  expect([response.status, response.headers.get("x-custom"), await response.text()]).toEqual([200, "kept", ""])
})

test("22. a body over 10 MB is refused with 413, announced or not", async () => {
  const { get, url } = await serve(echo)
  const response = await get("/x", { method: "POST", body: new Uint8Array(10 * 1024 * 1024 + 1) })
  expect([response.status, await response.json()]).toEqual([413, { message: "Request Too Long" }])
  const piece = `100000\r\n${"x".repeat(0x100000)}\r\n`
  const chunked = await raw(
    url,
    `POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n${piece.repeat(11)}`,
    /Long/,
  )
  expect(chunked).toMatch(/^HTTP\/1\.1 413 /)
})

test("malformed HTTP is answered with 400 and the server lives on", async () => {
  const { get, url } = await serve(echo)
  expect(await raw(url, "NOT HTTP AT ALL\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(await raw(url, "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /)
  expect(await raw(url, "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /)
  expect((await get("/")).status).toBe(200)
})

test("what comes before malformed HTTP on its connection is answered first, in order", async () => {
  const { url } = await serve(echo)
  const requests = ["a", "b"].map((name) => `GET /${name} HTTP/1.1\r\nHost: h\r\n\r\n`)
  const answers = await raw(url, `${requests.join("")}NOT HTTP AT ALL\r\n\r\n`)
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 400"])
  expect(answers.lastIndexOf('"/a"')).toBeLessThan(answers.indexOf('"/b"'))
})

test("a body that is malformed is answered with 400 in the place of its request", async () => {
  const { url } = await serve(echo)
  const broken = "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n"
  const answers = await raw(url, `GET /a HTTP/1.1\r\nHost: h\r\n\r\n${broken}`)
  expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"])
})

test("a header that is too long is answered with 431", async () => {
  const { url } = await serve(echo)
  const answer = await raw(url, `GET / HTTP/1.1\r\nHost: h\r\nX-Long: ${"x".repeat(70_000)}\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 431 /)
})

test.each(["gzip, chunked", "identity, chunked"])(
  "a body in the transfer coding %s is refused, not passed on as it came",
  async (coding) => {
    const { url } = await serve(echo)
    const head = `POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: ${coding}\r\n\r\n`
    expect(await raw(url, `${head}3\r\nabc\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 501 Not Implemented\r\n[^]*The transfer coding/,
    )
  },
)

test("a client that goes away in the middle of its request harms nobody", async () => {
  const { get, url } = await serve(echo)
  for (let round = 0; round < 20; round++) {
    const socket = connect(Number(new URL(url).port), "127.0.0.1")
    await once(socket, "connect")
    socket.write("POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nonly this")
    socket.destroy()
  }
  expect((await get("/")).status).toBe(200)
})

test("107. an idle keep-alive connection does not block other clients, and serves again itself", async () => {
  const { get, url } = await serve(echo)
  const socket = connect(Number(new URL(url).port), "127.0.0.1")
  const request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"
  socket.write(request)
  let received = ""
  socket.on("data", (chunk) => (received += String(chunk)))
  await expect.poll(() => received).toMatch(/200 OK[^]*isBase64Encoded/)
  const others = await Promise.all([1, 2, 3, 4, 5].map(() => get("/")))
  expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  received = ""
  socket.write(request)
  await expect.poll(() => received).toMatch(/200 OK[^]*isBase64Encoded/)
  socket.destroy()
})

test("a reply with a header that HTTP cannot carry is 502, as from API Gateway", async () => {
  const { get } = await serve({
    functions: {
      Api: `exports.handler = async () => ({ statusCode: 200, headers: { "X-Bad": "\\u4e16" }, body: "" })`,
    },
    routes: { "GET /": "Api" },
  })
  expect((await get("/")).status).toBe(502)
})
