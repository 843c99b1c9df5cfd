import type { ClientSocket, ConnectionEnd, WebSocketConnection } from "./web-socket-connection.ts"

/** "Idle Connection Timeout" and "Connection duration for WebSocket API", quotas for WebSocket APIs. */
export const IDLE_MS = 10 * 60_000
export const DURATION_MS = 2 * 60 * 60_000

export interface OpenConnection extends WebSocketConnection {
  /** When data last went either way. † Pings do not count. */
  readonly lastActiveAt: number
}

interface Entry {
  readonly connection: WebSocketConnection
  readonly socket: ClientSocket
  lastActiveAt: number
  onEnd(end: ConnectionEnd): void
}

/** The clients that are connected. They outlive the version of the app that let them in. */
export class WebSocketConnections {
  readonly #entries = new Map<string, Entry>()
  readonly #now: () => number

  constructor({ now = Date.now }: { readonly now?: (() => number) | undefined } = {}) {
    this.#now = now
  }

  /** Takes in a client; `onEnd` is called once, when the connection has ended. */
  open(connection: WebSocketConnection, socket: ClientSocket, onEnd: (end: ConnectionEnd) => void): void {
    this.#entries.set(connection.id, { connection, socket, onEnd, lastActiveAt: this.#now() })
  }

  /** Undefined for a connection that is gone. */
  get(id: string): OpenConnection | undefined {
    const entry = this.#entries.get(id)
    return entry && { ...entry.connection, lastActiveAt: entry.lastActiveAt }
  }

  get size(): number {
    return this.#entries.size
  }

  /** Says that a message came. */
  touch(id: string): void {
    const entry = this.#entries.get(id)
    if (entry) entry.lastActiveAt = this.#now()
  }

  /** Whether the client was still there to be sent to. */
  send(id: string, text: string): boolean {
    const entry = this.#entries.get(id)
    if (!entry) return false
    entry.lastActiveAt = this.#now()
    entry.socket.send(text)
    return true
  }

  /** Ends a connection from this side. Whether there was one. */
  close(id: string, end: ConnectionEnd): boolean {
    const entry = this.#entries.get(id)
    if (!entry) return false
    this.ended(id, end)
    entry.socket.close(end)
    return true
  }

  /** Says that a connection has ended; nothing happens for one that is known to have. */
  ended(id: string, end: ConnectionEnd): void {
    const entry = this.#entries.get(id)
    if (this.#entries.delete(id)) entry?.onEnd(end)
  }

  /** Ends what has been idle, or open, for too long. */
  expire(): void {
    const now = this.#now()
    for (const [id, { connection, lastActiveAt }] of this.#entries) {
      if (now - lastActiveAt < IDLE_MS && now - connection.connectedAt < DURATION_MS) continue
      this.close(id, GOING_AWAY)
    }
  }

  /** Ends all. */
  closeAll(): void {
    for (const id of this.#entries.keys()) this.close(id, GOING_AWAY)
  }
}

/** As seen on AWS after ten idle minutes; † after two hours. */
const GOING_AWAY: ConnectionEnd = { code: 1001, reason: "Going away" }
