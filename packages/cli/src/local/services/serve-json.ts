import { randomUUID } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { AwsError, notImplemented } from "./aws-error.ts"
import { listenLocally, type LocalListener } from "./listen-locally.ts"
import { readRequest } from "./read-request.ts"

/** The operations of a service by name; each rejects with an AwsError. */
export type Operations = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => Promise<object>>>

export interface JsonServiceOptions {
  /** As errors name it: `SQS`. */
  readonly name: string
  /** What `X-Amz-Target` has before the operation: `AmazonSQS`. */
  readonly target: string
  /** Of the protocol, https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html. Default `1.0`. */
  readonly version?: "1.0" | "1.1"
  readonly operations: Operations
  /** Default 16 MiB. */
  readonly maximumBytes?: number
  /** Headers of an error's answer, beside the usual ones. */
  errorHeaders?(error: AwsError): Readonly<Record<string, string>>
}

/** Serves AWS's JSON protocol on 127.0.0.1. */
export function serveJson(options: JsonServiceOptions): Promise<LocalListener> {
  return listenLocally(createServer((request, response) => void respond(options, request, response)))
}

/** Runs an operation by name, as the protocol does; rejects with an AwsError. */
export function runOperation(
  { name, operations }: Pick<JsonServiceOptions, "name" | "operations">,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<object> {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined
  return run ? run(input) : Promise.reject(notImplemented(name, operation))
}

async function respond(options: JsonServiceOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { target, version = "1.0", maximumBytes = 16 * 1024 * 1024 } = options
  const send = (status: number, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const text = JSON.stringify(body)
    response.writeHead(status, {
      "content-type": `application/x-amz-json-${version}`,
      "content-length": Buffer.byteLength(text),
      "x-amzn-requestid": randomUUID(),
      ...headers,
    })
    response.end(text)
  }
  try {
    const body = await readRequest(request, maximumBytes)
    const [api, operation = ""] = String(request.headers["x-amz-target"] ?? "").split(".")
    if (api !== target) throw new AwsError("UnknownOperationException", "")
    send(200, await runOperation(options, operation, parse(body)))
  } catch (cause) {
    const error =
      cause instanceof AwsError ? cause : new AwsError("InternalServerError", String(cause), { status: 500 })
    const { name, message, status, members } = error
    send(status, { __type: name, message, ...members }, options.errorHeaders?.(error))
  }
}

function parse(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString())
  } catch {
    throw new AwsError("SerializationException", "")
  }
}
