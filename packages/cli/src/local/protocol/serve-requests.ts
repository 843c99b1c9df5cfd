import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import { acceptHttp2 } from "./accept-http2.ts"
import { readBody } from "../read-body.ts"

export interface ServiceRequest {
  readonly method: string
  /** With the query string. */
  readonly url: string
  readonly headers: IncomingMessage["headers"]
  readonly body: string
  /** Aborts when the client goes away before it has its answer. */
  readonly signal: AbortSignal
}

export interface ServiceAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RequestServer {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Finishes the requests under way and refuses new ones. */
  close(): Promise<void>
}

/** Serves one embedded service on 127.0.0.1; `answer` must not reject. */
export async function serveRequests({
  port,
  maxBytes,
  http2 = false,
  answer,
}: {
  /** 0 takes any free port. */
  readonly port: number
  /** A longer body is answered with 413. */
  readonly maxBytes: number
  /** Whether clients may speak HTTP/2 without asking. Default false. */
  readonly http2?: boolean
  answer(request: ServiceRequest): Promise<ServiceAnswer>
}): Promise<RequestServer> {
  const http1 = createServer((request, response) => {
    void respond(request, response)
  })
  // Node's HTTP/2 requests and responses have all that is used of those of HTTP/1.
  const both = http2
    ? acceptHttp2(
        http1,
        (request, response) =>
          void respond(request as unknown as IncomingMessage, response as unknown as ServerResponse),
      )
    : undefined
  const server = both?.server ?? http1
  let underWay = 0
  let onIdle: (() => void) | undefined
  async function respond(request: IncomingMessage, response: ServerResponse) {
    const body = await readBody(request, maxBytes)
    if (body === undefined) return
    if (body.byteLength > maxBytes) return response.writeHead(413, { connection: "close" }).end()
    const gone = new AbortController()
    underWay++
    response.on("close", () => {
      gone.abort()
      if (--underWay === 0) onIdle?.()
    })
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
    const answered = await answer({
      method: request.method ?? "GET",
      url: request.url ?? "/",
      headers: request.headers,
      body: text,
      signal: gone.signal,
    })
    // Otherwise a client that keeps its connection would hold up close().
    if (!server.listening) response.shouldKeepAlive = false
    response.writeHead(answered.status, { ...answered.headers, "content-length": Buffer.byteLength(answered.body) })
    return response.end(answered.body)
  }
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The server has no port")
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      http1.closeIdleConnections()
      if (both && underWay > 0) await new Promise<void>((resolve) => (onIdle = resolve))
      both?.destroyConnections()
      await closed
    },
  }
}
