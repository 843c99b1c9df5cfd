import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from "node:http2"
import { createServer, type Server, type Socket } from "node:net"

/** What a client sends first that speaks HTTP/2 without asking whether the server does. */
const PREFACE = "PRI * HTTP/2.0"

export interface Http2Listener {
  /** Listens in place of the HTTP/1 server. */
  readonly server: Server
  /** Ends the connections, busy or not. */
  destroyConnections(): void
}

/** Serves clients of both versions of HTTP on one port, as some of the SDK's clients speak only HTTP/2. */
export function acceptHttp2(
  http1: { emit(event: "connection", socket: Socket): boolean },
  respond: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Http2Listener {
  const http2 = createHttp2Server(respond)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    // A client that goes away takes its answer with it; nobody else has to know.
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket))
    socket.once("readable", () => {
      const first: Buffer | null = socket.read()
      if (first === null) return
      socket.unshift(first)
      const speaks2 = PREFACE.startsWith(first.subarray(0, PREFACE.length).toString("latin1"))
      if (speaks2) http2.emit("connection", socket)
      else http1.emit("connection", socket)
    })
  })
  return {
    server,
    destroyConnections() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
