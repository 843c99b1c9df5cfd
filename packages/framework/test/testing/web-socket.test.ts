import {
  App,
  BadRequestError,
  type ConnectRequest,
  type DisconnectRequest,
  ForbiddenError,
  type MessageRequest,
  onConnect,
  onDisconnect,
  onMessage,
  reply,
} from "@tsapi/framework"
import { ConnectionGoneError, connections } from "@tsapi/framework/connections"
import { createTestClient } from "@tsapi/framework/testing"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { z } from "zod"

const Note = z.object({ action: z.string(), text: z.string().min(1) })

const left: string[] = []

class Echo {
  readonly #seen = new Map<string, number>()

  @onConnect()
  connect({ connectionId, headers, query }: ConnectRequest) {
    this.#seen.set(connectionId, 0)
    if (query["refuse"]) throw new ForbiddenError("not you")
    if (query["status"]) return reply("no", { status: Number(query["status"]) })
    if (query["fail"]) throw new Error("failed")
    if (query["early"]) return connections.send(connectionId, "hello")
    const [protocol] = headers["sec-websocket-protocol"]?.split(", ") ?? []
    return protocol ? reply(undefined, { headers: { "Sec-WebSocket-Protocol": protocol } }) : { joined: true }
  }

  @onMessage("note", { body: Note })
  note({ body }: MessageRequest<typeof Note>) {
    return { noted: body.text }
  }

  @onMessage("count")
  count({ connectionId, json }: MessageRequest) {
    const count = (this.#seen.get(connectionId) ?? 0) + 1
    this.#seen.set(connectionId, count)
    return `${count} ${json() === json()}`
  }

  @onMessage("to")
  async to({ json }: MessageRequest) {
    const { id, text } = z.object({ id: z.string(), text: z.unknown() }).parse(json())
    try {
      await connections.send(id, text)
    } catch (error) {
      if (!(error instanceof ConnectionGoneError)) throw error
      return `gone: ${error.connectionId}`
    }
  }

  @onMessage("info")
  async info({ connectionId }: MessageRequest) {
    const { sourceIp, userAgent, connectedAt } = await connections.info(connectionId)
    return { sourceIp, userAgent, connectedAt }
  }

  @onMessage("kick")
  async kick({ connectionId }: MessageRequest) {
    await connections.close(connectionId)
  }

  @onMessage("fail")
  fail() {
    throw new Error("failed")
  }

  @onMessage()
  other({ json, routeKey }: MessageRequest) {
    json()
    throw new BadRequestError(`no route ${routeKey}`)
  }

  @onDisconnect()
  leave({ disconnectStatusCode, disconnectReason }: DisconnectRequest) {
    left.push(`${disconnectStatusCode} ${disconnectReason}`)
  }
}

describe("an app with a WebSocket API", () => {
  const errors: unknown[] = []
  const app = new App("echo", { handlers: [Echo] })
  const client = createTestClient(app, {
    now: () => Date.parse("2026-11-22T10:00:00Z"),
    onError: (error) => void errors.push(error),
  })

  beforeEach(() => {
    left.length = 0
    errors.length = 0
  })
  afterAll(() => client.close())

  it("lets in a client whose handler returns nothing, or a plain value", async () => {
    const socket = await client.webSocket()

    expect(socket.connectionId).toMatch(/^[\w-]{15}=$/)
    expect(socket.received).toEqual([])
  })

  it("refuses one with the status of the handler's error or reply", async () => {
    await expect(client.webSocket({ query: { refuse: 1 } })).rejects.toMatchObject({
      name: "HandshakeError",
      status: 403,
      body: '{"Code":"ForbiddenError","Message":"not you"}',
    })
    await expect(client.webSocket({ query: { status: 418 } })).rejects.toMatchObject({ status: 418, body: "no" })
    expect(errors).toEqual([])
  })

  it("refuses one with 502 where the handler fails", async () => {
    await expect(client.webSocket({ query: { fail: 1 } })).rejects.toMatchObject({ status: 502 })
    expect(errors).toEqual([new Error("failed")])
  })

  it("answers with the subprotocol that the handler chose", async () => {
    expect(await client.webSocket({ protocols: ["chat.v2", "chat.v1"] })).toMatchObject({ protocol: "chat.v2" })
  })

  it("sends what the method of a route returns", async () => {
    const socket = await client.webSocket()
    await socket.send({ action: "note", text: "milk" })
    await socket.send({ action: "count" })
    await socket.send({ action: "count" })

    expect(await socket.receiveJson()).toEqual({ noted: "milk" })
    expect(await socket.receive()).toBe("1 true")
    expect(await socket.receive()).toBe("2 true")
  })

  it("tells the sender of what does not fit, and runs nothing", async () => {
    const socket = await client.webSocket()
    await socket.send({ action: "note", text: "" })
    await socket.send("not JSON")

    expect(await socket.receiveJson()).toMatchObject({
      Code: "BadRequestError",
      Errors: [{ in: "body", path: "text" }],
    })
    expect(await socket.receiveJson()).toEqual({ Code: "BadRequestError", Message: "Error Parsing JSON" })
  })

  it("gives $default what no route takes, even where it names one of API Gateway's own", async () => {
    const socket = await client.webSocket()
    await socket.send({ action: "unknown" })
    await socket.send({ action: "$connect" })

    expect(await socket.receiveJson()).toEqual({ Code: "BadRequestError", Message: "no route $default" })
    expect(await socket.receiveJson()).toEqual({ Code: "BadRequestError", Message: "no route $default" })
  })

  it("tells the sender of an internal error where a method fails, and stays connected", async () => {
    const socket = await client.webSocket()
    await socket.send({ action: "fail" })

    const requestId = /^\{"message": "Internal server error", "connectionId":"[\w=-]+", "requestId":"[\w=-]+"\}$/
    expect(await socket.receive()).toMatch(requestId)
    expect(errors).toEqual([new Error("failed")])
    await socket.send({ action: "count" })
    expect(await socket.receive()).toBe("1 true")
  })

  it("reaches clients through connections: texts as they are, anything else as JSON", async () => {
    const [ada, bob] = [await client.webSocket(), await client.webSocket()]
    await ada.send({ action: "to", id: bob.connectionId, text: "hi" })
    await ada.send({ action: "to", id: bob.connectionId, text: { n: 1 } })

    expect(bob.received).toEqual(["hi", '{"n":1}'])
    expect(ada.received).toEqual([])
  })

  it("throws a ConnectionGoneError with the id of a client that has left, or is not let in yet", async () => {
    const [ada, bob] = [await client.webSocket(), await client.webSocket()]
    await bob.close(1000, "bye")
    await ada.send({ action: "to", id: bob.connectionId, text: "hi" })

    expect(await ada.receive()).toBe(`gone: ${bob.connectionId}`)
    expect(left).toEqual(["1000 bye"])
    await expect(client.webSocket({ query: { early: 1 } })).rejects.toMatchObject({ status: 502 })
    expect(errors).toEqual([expect.any(ConnectionGoneError)])
  })

  it("says of a client since when and from where it is connected", async () => {
    const socket = await client.webSocket({ headers: { "User-Agent": "vitest" }, sourceIp: "192.0.2.7" })
    await socket.send({ action: "info" })

    const connectedAt = "2026-11-22T10:00:00.000Z"
    expect(await socket.receiveJson()).toEqual({ sourceIp: "192.0.2.7", userAgent: "vitest", connectedAt })
  })

  it("ends a connection at the app's wish, and tells the app", async () => {
    const socket = await client.webSocket()
    await socket.send({ action: "kick" })

    expect(await socket.closed).toEqual({ code: 1000, reason: "" })
    expect(left).toEqual(["1000 "])
    await expect(socket.send("more")).rejects.toThrow("has ended: 1000")
  })

  it("ends a connection after ten idle minutes, and any after two hours", async () => {
    let now = 0
    const clocked = createTestClient(app, { now: () => now })
    const [idle, busy] = [await clocked.webSocket(), await clocked.webSocket()]
    for (let minutes = 9; minutes < 120; minutes += 9) {
      now += 9 * 60_000
      await busy.send({ action: "count" })
    }
    now += 9 * 60_000
    await expect(busy.send({ action: "count" })).rejects.toThrow("has ended: 1001 Going away")
    expect(await idle.closed).toEqual({ code: 1001, reason: "Going away" })
    expect(left).toEqual(["1001 Going away", "1001 Going away"])
    expect(busy.received).toHaveLength(13)
    clocked.close()
  })

  it("tells of a client that closes without a code in the words of API Gateway", async () => {
    const socket = await client.webSocket()
    const waiting = socket.receive()
    await socket.close()

    expect(left).toEqual(["1005 Client-side close frame status not set"])
    await expect(waiting).rejects.toThrow("has ended")
  })
})
