import { once } from "node:events"
import { type ClientOptions, WebSocket } from "ws"

/** A client of a WebSocket API, with what came to it. */
export interface SocketClient {
  readonly protocol: string
  send(message: unknown): void
  /** The next that comes, parsed where it is JSON. */
  next(): Promise<unknown>
  /** Sends a message, and waits for the next that comes. */
  ask(message: unknown): Promise<unknown>
  close(code: number, reason: string): void
  /** Ends when the connection does. */
  readonly closed: Promise<SocketEnd>
}

interface SocketEnd {
  readonly code: number
  readonly reason: string
}

export interface ConnectOptions extends ClientOptions {
  readonly query?: string
  readonly protocols?: readonly string[]
}

/** Connects; rejects with what the handshake was answered with. */
export async function connectSocket(
  url: string,
  { query = "key=known", protocols = [], ...options }: ConnectOptions = {},
): Promise<SocketClient> {
  const socket = new WebSocket(`${url}?${query}`, [...protocols], options)
  const received: unknown[] = []
  const waiting: ((message: unknown) => void)[] = []
  socket.on("message", (data) => {
    const message = parsed(String(data))
    const next = waiting.shift()
    if (next) next(message)
    else received.push(message)
  })
  const closed = new Promise<SocketEnd>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }))
  })
  await once(socket, "open")
  const next = () =>
    received.length > 0 ? Promise.resolve(received.shift()) : new Promise((resolve) => waiting.push(resolve))
  const send = (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message))
  return {
    ...{ protocol: socket.protocol, closed, send, next },
    ask(message) {
      send(message)
      return next()
    },
    close: (code, reason) => socket.close(code, reason),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
