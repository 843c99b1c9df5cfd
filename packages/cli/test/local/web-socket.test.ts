import { once } from "node:events"
import { writeFileSync } from "node:fs"
import { connect } from "node:net"
import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  GoneException,
  PayloadTooLargeException,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi"
import type { WebSocketApi } from "@tsapi/framework/gateway"
import { expect, test } from "vitest"
import { type ClientOptions, WebSocket } from "ws"
import { startWebSocket } from "../../src/kinds/web-socket/start-web-socket.ts"
import type { LocalBuild } from "../../src/local/start-local-server.ts"
import { project, serve } from "./serve-functions.ts"

const location = { file: "src/app.ts", line: 1 }

const api: WebSocketApi = {
  stageName: "api",
  routeSelectionExpression: "$request.body.action",
  routes: ["$connect", "$disconnect", "$default"].map((key) => ({ key, functionId: "Chat", location })),
  location,
}

const part: LocalBuild["parts"][number] = {
  start: (emulator) => startWebSocket([{ kind: "webSocket", id: "WebSocketApi", api, location }], emulator),
}

/** Echoes messages, with a word in front of it. */
const echo = (
  word: string,
) => `exports.handler = async ({ requestContext: { eventType, ...context }, body, headers }) => {
  if (eventType === "CONNECT") {
    if (headers["X-Refuse"]) return { statusCode: Number(headers["X-Refuse"]), body: "no" }
    return { statusCode: 200, headers: { "Sec-WebSocket-Protocol": (headers["Sec-WebSocket-Protocol"] ?? "").split(",")[0] } }
  }
  if (eventType === "DISCONNECT") console.log("left:" + context.disconnectStatusCode + ":" + context.disconnectReason)
  return { statusCode: 200, body: "${word} " + (body === "id" ? context.connectionId : body) }
}`

async function serveChat() {
  const { projectDir, sourceFile, build } = project()
  let code = echo("one")
  const buildNow = async () => build({ functions: { Chat: code }, routes: {}, parts: [part] })
  const server = await serve(buildNow, { projectDir })
  const url = `${server.url.replace("http", "ws")}/`
  const [, endpoint = ""] = /apigatewaymanagementapi at (\S+),/.exec(server.printed.stdout) ?? []
  return {
    ...server,
    url,
    save(next: string) {
      code = next
      writeFileSync(sourceFile, next)
    },
    management: new ApiGatewayManagementApiClient({
      endpoint: `${endpoint}/api`,
      region: "us-east-1",
      credentials: { accessKeyId: "a", secretAccessKey: "s" },
    }),
    async client(options: ClientOptions = {}, protocols: string[] = []) {
      const socket = new WebSocket(url, protocols, options)
      await once(socket, "open")
      return socket
    },
  }
}

async function ask(socket: WebSocket, message: string): Promise<string> {
  const answered = once(socket, "message")
  socket.send(message)
  const [data] = await answered
  return String(data)
}

test("clients connect, are answered, and the app is told when they leave", async () => {
  const { client, printed } = await serveChat()
  const socket = await client({}, ["chat.v2", "chat.v1"])

  expect(socket.protocol).toBe("chat.v2")
  expect(await ask(socket, "hello")).toBe("one hello")
  socket.close(4000, "bye")
  await expect.poll(() => printed.stderr).toContain("left:4000:bye")
  expect(printed.stderr).toMatch(/WS \$connect 200 .*Chat/)
  expect(printed.stdout).toContain("WebSocket at ws://127.0.0.1:")
})

test("a refused handshake has the status of the app, and no connection", async () => {
  const { url } = await serveChat()
  const refused = new WebSocket(url, { headers: { "X-Refuse": "418" } })
  expect(String((await once(refused, "error"))[0])).toContain("418")
  const elsewhere = new WebSocket(`${url}other`)
  expect(String((await once(elsewhere, "error"))[0])).toContain("403")
})

test("the AWS SDK sends to clients, describes and ends connections, and finds those gone that are", async () => {
  const { client, management } = await serveChat()
  const socket = await client({ headers: { "User-Agent": "phone" } })
  const ConnectionId = (await ask(socket, "id")).slice("one ".length)
  const heard = once(socket, "message")
  await management.send(new PostToConnectionCommand({ ConnectionId, Data: Buffer.from("grüße") }))

  expect(String((await heard)[0])).toBe("grüße")
  const { Identity, ConnectedAt, LastActiveAt } = await management.send(new GetConnectionCommand({ ConnectionId }))
  expect(Identity).toEqual({ SourceIp: "127.0.0.1", UserAgent: "phone" })
  expect(LastActiveAt?.getTime()).toBeGreaterThanOrEqual(ConnectedAt?.getTime() ?? Number.NaN)
  const tooLarge = management.send(
    new PostToConnectionCommand({ ConnectionId, Data: Buffer.alloc(128 * 1024 + 1, 97) }),
  )
  await expect(tooLarge).rejects.toThrow(PayloadTooLargeException)

  const closed = once(socket, "close")
  await management.send(new DeleteConnectionCommand({ ConnectionId }))
  expect((await closed)[0]).toBe(1000)
  const post = management.send(new PostToConnectionCommand({ ConnectionId, Data: "late" }))
  await expect(post).rejects.toThrow(GoneException)
})

test.each([
  ["a binary message", Buffer.from([1]), 1003],
  ["a frame of more than 32 KB", "a".repeat(32 * 1024 + 1), 1009],
])("%s ends the connection as on AWS", async (_name, message, code) => {
  const { client, printed } = await serveChat()
  const socket = await client()
  socket.send(message)

  expect((await once(socket, "close"))[0]).toBe(code)
  await expect.poll(() => printed.stderr).toContain(`left:${code}:`)
})

test("a message of 128 KB passes in frames of 32 KB, and a longer one ends the connection", async () => {
  const { client } = await serveChat()
  const socket = await client()
  const frame = "a".repeat(32 * 1024)
  const sendFrames = (count: number) => {
    for (let index = 0; index < count; index++) socket.send(frame, { fin: index === count - 1, binary: false })
  }
  const answered = once(socket, "message")
  sendFrames(4)
  expect(String((await answered)[0])).toHaveLength("one ".length + 128 * 1024)
  sendFrames(5)
  expect((await once(socket, "close"))[0]).toBe(1009)
})

test("connections stay open over a reload, and the next message goes to the new code", async () => {
  const { client, save, printed } = await serveChat()
  const socket = await client()
  expect(await ask(socket, "hello")).toBe("one hello")
  save(echo("two"))
  await expect.poll(() => printed.stderr).toMatch(/reloaded in \d+ ms/)
  expect(await ask(socket, "hello")).toBe("two hello")
})

test("a server that ends says so to its clients, and to the app", async () => {
  const { client, close, printed } = await serveChat()
  const socket = await client()
  const closed = once(socket, "close")
  await close()

  expect((await closed)[0]).toBe(1001)
  expect(printed.stderr).toContain("left:1001:Going away")
})

test("an app without a WebSocket API answers a handshake as the request that it is", async () => {
  const ok = "exports.handler = async () => ({ statusCode: 200, body: 'plain' })"
  const { url } = await serve({ functions: { Api: ok }, routes: { "GET /": "Api" } })
  const socket = new WebSocket(url.replace("http", "ws"))
  expect(String((await once(socket, "error"))[0])).toContain("Unexpected server response: 200")
})

test("what asks for another protocol is answered beside a WebSocket API too", async () => {
  const { url } = await serveChat()
  const { port } = new URL(url)
  const socket = connect(Number(port), "127.0.0.1")
  socket.write("GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
  const pieces: string[] = []
  socket.on("data", (piece) => void pieces.push(String(piece)))
  await once(socket, "end")
  expect(pieces.join("")).toMatch(/^HTTP\/1\.1 403 [^]*Missing Authentication Token/)
})
