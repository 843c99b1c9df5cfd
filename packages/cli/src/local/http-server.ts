import type { GatewayRequest, GatewayResponse } from "@tsapi/framework/gateway"
import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http"
import type { Socket } from "node:net"
import type { Duplex } from "node:stream"
import { UserError } from "../errors/user-error.ts"
import { readBody } from "./read-body.ts"
import { refuseMalformed } from "./refuse-malformed.ts"
import { writeAnswer } from "./write-answer.ts"
import { writeStream } from "./write-stream.ts"

export interface HttpServerOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** A client that has not sent its whole request by then is answered 408, or dropped. Default 60,000. */
  readonly requestTimeoutMs?: number
  /** Never rejects. */
  handle(request: GatewayRequest): Promise<GatewayResponse>
}

export interface HttpServer {
  readonly url: string
  /** From now on asks `take` about each client that wants to speak WebSocket; those that it does not take are answered. */
  serveUpgrades(take: TakeUpgrade): void
  /** Takes no new connection, lets what was accepted be answered, and ends what is idle. */
  close(): Promise<void>
}

/** Takes over a connection, or returns false. */
export type TakeUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean

/** API Gateway takes 10 MB; it refuses what is longer, so one byte more is enough for it to see. */
const MAX_BODY_BYTES = 10 * 1024 * 1024
/** More than API Gateway takes, so that it is the gateway that refuses. */
const MAX_HEADER_BYTES = 64 * 1024
const REQUEST_TIMEOUT_MS = 60_000
/** How long answers under way may take once the server is closing. */
const CLOSE_MS = 2_000

/** Serves HTTP/1.1 in front of a gateway. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = options
  const settings = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: requestTimeoutMs / 4,
    keepAliveTimeout: 60_000,
    maxHeaderSize: MAX_HEADER_BYTES,
  }
  const server = createServer(settings, (request, response) => {
    noteRequest(request, response)
    void answer(request, response, options)
  })
  const noteRequest = refuseMalformed(server)
  // Without it Node drops a client that ends its own direction, as `nc` does, before the answer is there.
  Object.assign(server, { httpAllowHalfOpen: true })
  // API Gateway is no proxy.
  server.on("connect", (_request, socket) => socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"))
  await listen(server, options)
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : options.port
  const host = options.host.includes(":") ? `[${options.host}]` : options.host
  return {
    url: `http://${host}:${port}`,
    serveUpgrades(take) {
      if (server.listenerCount("upgrade") > 0) return
      server.on("upgrade", (request, socket: Socket, head) => {
        const isWebSocket = request.headers.upgrade?.toLowerCase() === "websocket"
        if (!isWebSocket || !take(request, socket, head)) answerUpgrade(server, request, socket)
      })
    },
    close: () => close(server),
  }
}

/** Node leaves an upgrade to whoever listens for it; one that nobody takes is a request like any other. */
function answerUpgrade(server: Server, request: IncomingMessage, socket: Socket): void {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket)
  response.once("finish", () => socket.end())
  server.emit("request", request, response)
}

async function answer(request: IncomingMessage, response: ServerResponse, options: HttpServerOptions): Promise<void> {
  const headers = pairs(request.rawHeaders)
  // RFC 9112, 3.2: Node looks only for a request without one.
  if (headers.filter(([name]) => name.length === 4 && name.toLowerCase() === "host").length > 1) {
    response.writeHead(400, { Connection: "close" }).end()
    return
  }
  const codings = request.headers["transfer-encoding"]
  // RFC 9112, 6.1: Node would pass the body on as it came. What does not end with chunks, it refuses itself.
  if (codings !== undefined && /,\s*chunked$/i.test(codings)) {
    const message = JSON.stringify({ message: `The transfer coding ${codings} is not emulated` })
    response.writeHead(501, { "Content-Type": "application/json", Connection: "close" }).end(message)
    return
  }
  const body = headers.some(announcesBody) ? await readBody(request, MAX_BODY_BYTES) : NO_BODY
  if (!body) return
  // The rest of a body that is too long is not read, so the connection cannot serve another request.
  if (body.byteLength > MAX_BODY_BYTES) response.shouldKeepAlive = false
  const answered = await options.handle(toGatewayRequest(request, body))
  if (answered.stream) await writeStream(response, answered)
  else if (!response.destroyed) writeAnswer(response, answered)
}

/** A request as the gateway takes it. */
export function toGatewayRequest(request: IncomingMessage, body: Uint8Array): GatewayRequest {
  const { method = "GET", url: target = "/" } = request
  return { method, target, headers: pairs(request.rawHeaders), body, sourceIp: sourceIp(request) }
}

const NO_BODY = new Uint8Array()

/** Listening for a body that cannot come costs more than looking for the headers that announce one. */
function announcesBody([name]: readonly [string, string]): boolean {
  return (name.length === 14 || name.length === 17) && /^(content-length|transfer-encoding)$/i.test(name)
}

function pairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  const headers: [string, string][] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""])
  }
  return headers
}

/** An IPv4 client on a dual-stack socket appears as `::ffff:127.0.0.1`. */
function sourceIp(request: IncomingMessage): string {
  const address = request.socket.remoteAddress ?? "127.0.0.1"
  return address.startsWith("::ffff:") ? address.slice(7) : address
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListenError(error, host, port)))
    server.listen({ host, port }, resolve)
  })
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE") {
    const hint = `Stop the program that uses it, or pass another port: --port ${port + 1} (0 takes any free one).`
    return new UserError("PORT_IN_USE", `Port ${port} on ${host} is in use`, { hint, cause: error })
  }
  const hint = "Pass a host that this machine has and a port it may use, such as --host 127.0.0.1 --port 8000."
  return new UserError("LISTEN_FAILED", `Cannot listen on ${host}:${port}: ${error.message}`, { hint, cause: error })
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
  await closed
  clearTimeout(timer)
}
