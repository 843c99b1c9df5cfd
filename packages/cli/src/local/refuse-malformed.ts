import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { Socket } from "node:net"

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/**
 * Answers what is no HTTP, as Node does, but only when the requests before it on its connection have been answered: Node
 * itself would drop those. Returns what has to be told of each request.
 */
export function refuseMalformed(server: Server): (request: IncomingMessage, response: ServerResponse) => void {
  const exchanges = new WeakMap<Socket, readonly Exchange[]>()
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!(socket instanceof Socket)) return void socket.destroy(error)
    const open = (exchanges.get(socket) ?? []).filter(({ response }) => !isOver(response))
    // A request whose own body is malformed gets this answer.
    const earlier = open.filter(({ request }) => request.complete)
    const own = open.find(({ request }) => !request.complete)
    void Promise.all(earlier.map(({ response }) => ended(response))).then(() => {
      if (socket.writable && own?.response.headersSent !== true) socket.write(answerTo(error))
      socket.destroySoon()
    })
  })
  return (request, response) => {
    const { socket } = request
    const open = (exchanges.get(socket) ?? []).filter((earlier) => !isOver(earlier.response))
    exchanges.set(socket, [...open, { request, response }])
  }
}

function isOver(response: ServerResponse): boolean {
  return response.writableFinished || response.destroyed
}

function ended(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once("finish", () => resolve())
    response.once("close", () => resolve())
  })
}

function answerTo({ code = "" }: NodeJS.ErrnoException): string {
  const status = statuses.get(code) ?? "400 Bad Request"
  return `HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`
}

/** https://nodejs.org/api/http.html#event-clienterror */
const statuses: ReadonlyMap<string, string> = new Map([
  ["ERR_HTTP_REQUEST_TIMEOUT", "408 Request Timeout"],
  ["HPE_CHUNK_EXTENSIONS_OVERFLOW", "413 Payload Too Large"],
  ["HPE_HEADER_OVERFLOW", "431 Request Header Fields Too Large"],
])
