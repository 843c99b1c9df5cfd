import type { ConnectionEnd } from "../gateway/web-socket/web-socket-connection.ts"

/** What a socket needs of where it is connected. */
export interface TestSocketPeer {
  readonly connectionId: string
  readonly protocol: string | undefined
  receive(text: string): Promise<void>
  ended(end: ConnectionEnd): Promise<void>
}

/** A client that is connected to an app in this process. */
export class TestSocket {
  readonly connectionId: string
  /** The subprotocol that the app chose; empty without one. */
  readonly protocol: string
  /** Every message that came, in order, as text. */
  readonly received: readonly string[]
  /** How the connection ended, once it has. */
  readonly closed: Promise<ConnectionEnd>
  readonly #peer: TestSocketPeer
  readonly #received: string[] = []
  readonly #waiting: { resolve(text: string): void; reject(error: Error): void }[] = []
  #taken = 0
  #end: ConnectionEnd | undefined
  #resolveClosed: (end: ConnectionEnd) => void = () => {}

  constructor(peer: TestSocketPeer) {
    this.#peer = peer
    this.connectionId = peer.connectionId
    this.protocol = peer.protocol ?? ""
    this.received = this.#received
    this.closed = new Promise((resolve) => (this.#resolveClosed = resolve))
  }

  /** Sends a text as it is, anything else as JSON. Resolves when the app has taken it. Rejects when the connection has ended. */
  async send(message: unknown): Promise<void> {
    if (this.#end) throw this.#gone()
    await this.#peer.receive(typeof message === "string" ? message : JSON.stringify(message))
  }

  /** The next message that was not yet taken, as text; waits for one. Rejects when the connection ends before. */
  async receive(): Promise<string> {
    const next = this.#received[this.#taken]
    if (next === undefined && this.#end) throw this.#gone()
    this.#taken += 1
    return next ?? new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  /** The same, parsed as JSON. */
  async receiveJson(): Promise<unknown> {
    return JSON.parse(await this.receive())
  }

  /** Leaves. Resolves when the app has been told. Default: a closing frame without a code, as of `WebSocket.close()`. */
  async close(code = NO_STATUS.code, reason = code === NO_STATUS.code ? NO_STATUS.reason : ""): Promise<void> {
    if (this.#end) return
    this.end({ code, reason })
    await this.#peer.ended({ code, reason })
  }

  /** Takes a message of the app. */
  deliver(text: string): void {
    this.#received.push(text)
    this.#waiting.shift()?.resolve(text)
  }

  /** Takes the end of the connection. */
  end(end: ConnectionEnd): void {
    this.#end = end
    this.#resolveClosed(end)
    for (const { reject } of this.#waiting.splice(0)) reject(this.#gone())
  }

  #gone(): Error {
    const { code, reason } = this.#end ?? NO_STATUS
    return new Error(`The connection ${this.connectionId} has ended: ${code} ${reason}`.trim())
  }
}

/** In the words of API Gateway. */
const NO_STATUS: ConnectionEnd = { code: 1005, reason: "Client-side close frame status not set" }
