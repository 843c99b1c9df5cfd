import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { FrameSizes, MAX_MESSAGE_BYTES, type WebSocketConnections } from "@tsapi/framework/emulator"
import type { ConnectionEnd, RouteOutcome, WebSocketConnection, WebSocketGateway } from "@tsapi/framework/gateway"
import type { WebSocket, WebSocketServer } from "ws"
import { toGatewayRequest } from "../http-server.ts"
import { describeEnd } from "./describe-end.ts"
import { refuseHandshake } from "./refuse-handshake.ts"

export interface SocketServerOptions {
  readonly connections: WebSocketConnections
  /** The gateway of the version that is served now; absent: the app has no WebSocket API. */
  gateway(): WebSocketGateway | undefined
  onOutcome(outcome: RouteOutcome, durationMs: number): void
}

/** How often connections are looked at that may have been idle or open for too long. */
const SWEEP_MS = 1_000
/** How long clients have to answer the closing frame of a server that ends. */
const CLOSE_MS = 1_000

/** Speaks WebSocket with clients. Connections stay open over a reload: the next message goes to the new code. */
export class SocketServer {
  readonly #options: SocketServerOptions
  readonly #sockets = new Set<WebSocket>()
  readonly #running = new Set<Promise<unknown>>()
  readonly #protocols = new WeakMap<IncomingMessage, string>()
  #server: Promise<WebSocketServer> | undefined
  #sweeper: NodeJS.Timeout | undefined

  constructor(options: SocketServerOptions) {
    this.#options = options
  }

  /** Takes a client that asks for WebSocket. False where the app has no WebSocket API. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const gateway = this.#options.gateway()
    if (!gateway) return false
    // Without a listener a client that breaks off would end the process.
    socket.on("error", () => socket.destroy())
    this.#run(this.#accept({ request, socket, head, gateway }))
    return true
  }

  /** Ends all connections; resolves when the app has been told, or could be told no more. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    this.#options.connections.closeAll()
    const timer = setTimeout(() => this.#sockets.forEach((socket) => socket.terminate()), CLOSE_MS)
    await Promise.all([...this.#sockets].map((socket) => new Promise((resolve) => socket.once("close", resolve))))
    clearTimeout(timer)
    await Promise.allSettled(this.#running)
  }

  async #accept({ request, socket, head, gateway }: Upgrade): Promise<void> {
    const server = await (this.#server ??= this.#start())
    // What is no handshake, the library refuses.
    if (!isHandshake(request)) return server.handleUpgrade(request, socket, head, (opened) => opened.terminate())
    const handshake = await this.#timed(() => gateway.connect(toGatewayRequest(request, new Uint8Array())))
    const { connection, protocol } = handshake
    if (!connection) return refuseHandshake(socket, handshake)
    if (protocol !== undefined) this.#protocols.set(request, protocol)
    // The client may have gone while the app was asked.
    if (socket.destroyed) return this.#disconnect(connection, describeEnd(1006))
    server.handleUpgrade(request, socket, head, (opened) => this.#open(opened, socket, connection))
  }

  #open(client: WebSocket, socket: Duplex, connection: WebSocketConnection): void {
    const { connections } = this.#options
    const { id } = connection
    const frames = new FrameSizes()
    this.#sockets.add(client)
    const peer = {
      send: (text: string) => client.send(text),
      close: ({ code, reason }: ConnectionEnd) => client.close(code, reason),
    }
    connections.open(connection, peer, (end) => this.#run(this.#disconnect(connection, end)))
    socket.on("data", (bytes: Uint8Array) => {
      if (frames.exceeds(bytes)) connections.close(id, describeEnd(1009))
    })
    client.on("message", (data, isBinary) => {
      // "If a client app sends a binary frame, API Gateway rejects it and disconnects the client with code 1003."
      if (isBinary) connections.close(id, describeEnd(1003))
      else this.#run(this.#receive(String(data), connection))
    })
    client.on("error", () => {})
    client.on("close", (code, reason) => {
      this.#sockets.delete(client)
      connections.ended(id, describeEnd(code, String(reason)))
    })
  }

  async #receive(text: string, connection: WebSocketConnection): Promise<void> {
    const { connections, gateway } = this.#options
    const current = gateway()
    if (!connections.get(connection.id) || !current) return
    connections.touch(connection.id)
    const { text: answer } = await this.#timed(() => current.receive(text, connection))
    if (answer !== undefined) connections.send(connection.id, answer)
  }

  async #disconnect(connection: WebSocketConnection, end: ConnectionEnd): Promise<void> {
    const startedAt = performance.now()
    const outcome = await this.#options.gateway()?.disconnect(end, connection)
    if (outcome) this.#options.onOutcome(outcome, performance.now() - startedAt)
  }

  async #timed<Outcome extends RouteOutcome>(run: () => Promise<Outcome>): Promise<Outcome> {
    const startedAt = performance.now()
    const outcome = await run()
    this.#options.onOutcome(outcome, performance.now() - startedAt)
    return outcome
  }

  #run(task: Promise<unknown>): void {
    const running = task.finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  async #start(): Promise<WebSocketServer> {
    const { WebSocketServer: Server } = await import("ws")
    this.#sweeper = setInterval(() => this.#options.connections.expire(), SWEEP_MS).unref()
    return new Server({
      noServer: true,
      clientTracking: false,
      maxPayload: MAX_MESSAGE_BYTES,
      handleProtocols: (_offered, request) => this.#protocols.get(request) ?? false,
    })
  }
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly gateway: WebSocketGateway
}

/** RFC 6455, 4.2.1: the app is asked only for what is a handshake. */
function isHandshake({ method, headers }: IncomingMessage): boolean {
  const { "sec-websocket-key": key = "", "sec-websocket-version": version } = headers
  return method === "GET" && version === "13" && /^[+/0-9A-Za-z]{22}==$/.test(key)
}
