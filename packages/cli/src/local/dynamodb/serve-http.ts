import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:http"
import { apiOf } from "./api-of.ts"
import { DynamoDbError } from "./dynamodb-error.ts"

/** DynamoDB's own limit for one request. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024

export type Answer = (operation: string, input: unknown) => Promise<object>

export interface HttpService {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Finishes the requests under way and refuses new ones. */
  close(): Promise<void>
}

/** DynamoDB's HTTP protocol (JSON 1.0) on 127.0.0.1; port 0 takes any free port. */
export async function serveHttp({
  answer,
  port,
}: {
  readonly answer: Answer
  readonly port: number
}): Promise<HttpService> {
  const server = createServer((request, response) => {
    // Otherwise a client that keeps its connection would hold up close().
    if (!server.listening) response.shouldKeepAlive = false
    void respond(answer, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", resolve)
  })
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The DynamoDB server has no port")
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await closed
    },
  }
}

async function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "GET") return send(response, 200, "healthy: dynamodb.local.amazonaws.com ")
  try {
    const operation = operationOf(request)
    const input = parseJson(await readBody(request))
    send(response, 200, JSON.stringify(await answer(operation, input)))
  } catch (cause) {
    const error =
      cause instanceof DynamoDbError ? cause : new DynamoDbError("InternalServerError", String(cause), { status: 500 })
    send(response, error.status, JSON.stringify(errorBody(error)))
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(body),
    "x-amzn-requestid": randomUUID(),
  })
  response.end(body)
}

/** `GetItem` in `X-Amz-Target: DynamoDB_20120810.GetItem`. Any signature will do, but a request must have one. */
function operationOf(request: IncomingMessage): string {
  const [api, operation, ...rest] = String(request.headers["x-amz-target"] ?? "").split(".")
  if (!operation || api !== apiOf(operation) || rest.length > 0)
    throw new DynamoDbError("UnknownOperationException", "")
  const signed =
    request.headers.authorization ?? new URL(request.url ?? "/", "http://local").searchParams.get("X-Amz-Signature")
  if (!signed) throw new DynamoDbError("MissingAuthenticationTokenException", "Request is missing Authentication Token")
  return operation
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > MAX_REQUEST_BYTES) throw new DynamoDbError("RequestEntityTooLarge", "", { status: 413 })
  }
  return Buffer.concat(chunks).toString("utf8")
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new DynamoDbError("SerializationException", "")
  }
}

const CORAL_SERVICE_ERRORS = [
  "SerializationException",
  "UnknownOperationException",
  "MissingAuthenticationTokenException",
  "InternalServerError",
]

function errorBody({ name, message, members }: DynamoDbError): object {
  const namespace =
    name === "ValidationException"
      ? "com.amazon.coral.validate"
      : CORAL_SERVICE_ERRORS.includes(name)
        ? "com.amazon.coral.service"
        : "com.amazonaws.dynamodb.v20120810"
  // The SDKs read `message`; a cancelled transaction spells it `Message`.
  const spelling = name === "TransactionCanceledException" ? "Message" : "message"
  return { __type: `${namespace}#${name}`, ...(message && { [spelling]: message }), ...members }
}
