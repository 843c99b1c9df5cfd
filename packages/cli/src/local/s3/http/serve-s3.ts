import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { pipeline } from "node:stream/promises"
import { operations } from "../operations.ts"
import type { S3Answer, S3Context } from "../s3-context.ts"
import { S3Error, unsupported } from "../s3-error.ts"
import { renderPlainXml } from "../xml/render-xml.ts"
import { authenticate, type FindSecret } from "./authenticate.ts"
import { corsHeaders, preflightHeaders } from "./cors.ts"
import { hostId } from "./host-id.ts"
import { operationName } from "./operation-name.ts"
import { type Arrival, readRequest } from "./read-request.ts"

export interface S3Server {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Finishes the requests under way and refuses new ones. */
  close(): Promise<void>
}

/** S3's HTTP protocol on 127.0.0.1; port 0 takes any free port. */
export async function serveS3(
  context: S3Context,
  { port, findSecret }: { readonly port: number; readonly findSecret: FindSecret },
): Promise<S3Server> {
  // A large upload may take longer than Node's five minutes.
  const server = createServer({ requestTimeout: 0, maxHeaderSize: 64 * 1024 }, (request, response) => {
    // Otherwise a client that keeps its connection would hold up close().
    if (!server.listening) response.shouldKeepAlive = false
    void respond(context, findSecret, { request, response })
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The S3 server has no port")
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

/** How long answers under way may take once the server is closing. */
const CLOSE_MS = 2_000

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function respond(context: S3Context, findSecret: FindSecret, exchange: Exchange): Promise<void> {
  let arrival: Arrival | undefined
  let answer: S3Answer
  try {
    arrival = readRequest(exchange.request)
    answer = await answerArrival(context, findSecret, arrival)
  } catch (cause) {
    answer = errorAnswer(cause, arrival)
  }
  const requestId = arrival?.requestId ?? ""
  const headers = {
    ...(arrival && corsHeaders(context.store.buckets.get(arrival.bucket), arrival)),
    ...answer.headers,
    "x-amz-request-id": requestId,
    "x-amz-id-2": hostId(requestId),
    server: "AmazonS3",
  }
  await write(exchange, { ...answer, headers })
}

async function answerArrival(context: S3Context, findSecret: FindSecret, arrival: Arrival): Promise<S3Answer> {
  if (arrival.method === "OPTIONS") return { headers: preflightHeaders(context.store.bucket(arrival.bucket), arrival) }
  const name = operationName(arrival)
  if (name === "PostObject") {
    // Only forms of pages are read by what this loads. They are signed inside.
    const { postObject } = await import("../forms/post-object.ts")
    return postObject(context, findSecret, arrival)
  }
  const request = authenticate(arrival, { findSecret, now: context.now() })
  const operation = operations[name]
  if (!operation) throw unsupported(name)
  return operation(context, request)
}

function errorAnswer(cause: unknown, arrival: Arrival | undefined): S3Answer {
  const message = cause instanceof Error ? cause.message : String(cause)
  const error =
    cause instanceof S3Error
      ? cause
      : new S3Error("InternalError", `It failed in tsapi local: ${message}`, { status: 500 })
  const requestId = arrival?.requestId ?? ""
  const { name: Code, message: Message, members, headers } = error
  return {
    status: error.status,
    headers,
    body: renderPlainXml("Error", { Code, Message, ...members, RequestId: requestId, HostId: hostId(requestId) }),
  }
}

async function write({ request, response }: Exchange, { status = 200, headers = {}, body }: S3Answer): Promise<void> {
  const hasNone = request.method === "HEAD" || status === 204 || status === 304
  if (typeof body === "string" || body === undefined) {
    const text = body ?? ""
    const type = text === "" ? {} : { "content-type": "application/xml" }
    const length = status === 204 || status === 304 ? {} : { "content-length": String(Buffer.byteLength(text)) }
    response.writeHead(status, { ...type, ...length, ...headers })
    response.end(hasNone ? undefined : text)
    return
  }
  response.writeHead(status, headers)
  // A client that goes away is none of our business.
  await pipeline(body, response).catch(() => response.destroy())
}
