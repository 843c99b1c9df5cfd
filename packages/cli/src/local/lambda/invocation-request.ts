import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { AwsError, notImplemented } from "../services/aws-error.ts"
import { readRequest } from "../services/read-request.ts"

export interface InvokeInput {
  /** A name or an ARN. */
  readonly FunctionName: string
  /** Default `RequestResponse`. */
  readonly InvocationType?: "RequestResponse" | "Event" | "DryRun"
  readonly Payload?: unknown
}

export interface InvokeAnswer {
  readonly StatusCode: 200 | 202 | 204
  readonly FunctionError?: "Unhandled"
  readonly Payload?: unknown
}

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_SYNCHRONOUS = 6 * 1024 * 1024
const MAX_ASYNCHRONOUS = 1024 * 1024

/** Answers one HTTP request of Lambda's Invoke. */
export async function answerInvocation(
  invoke: (input: InvokeInput) => Promise<InvokeAnswer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { StatusCode, FunctionError, Payload } = await invoke(await readInvocation(request))
    response.writeHead(StatusCode, {
      "content-type": "application/json",
      "x-amzn-requestid": randomUUID(),
      "x-amz-executed-version": "$LATEST",
      ...(FunctionError && { "x-amz-function-error": FunctionError }),
    })
    response.end(StatusCode === 200 ? JSON.stringify(Payload ?? null) : undefined)
  } catch (cause) {
    const error = cause instanceof AwsError ? cause : new AwsError("ServiceException", String(cause), { status: 500 })
    const { name, message, status } = error
    response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": name })
    response.end(JSON.stringify({ Type: "User", Message: message, message }))
  }
}

async function readInvocation(request: IncomingMessage): Promise<InvokeInput> {
  const { pathname } = new URL(request.url ?? "/", "http://local")
  const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(pathname) ?? []
  if (request.method !== "POST" || name === undefined) throw notImplemented("Lambda", `${request.method} ${pathname}`)
  const type = request.headers["x-amz-invocation-type"] ?? "RequestResponse"
  if (type !== "RequestResponse" && type !== "Event" && type !== "DryRun")
    throw new AwsError("InvalidParameterValueException", `Invocation type ${String(type)} is not one of Lambda's`)
  const limit = type === "Event" ? MAX_ASYNCHRONOUS : MAX_SYNCHRONOUS
  const body = await readRequest(request, limit).catch(() => {
    const message = `Request must be smaller than ${limit} bytes for the InvokeFunction operation`
    throw new AwsError("RequestTooLargeException", message, { status: 413 })
  })
  return { FunctionName: decodeURIComponent(name), InvocationType: type, Payload: parse(body) }
}

function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString())
  } catch (error) {
    throw new AwsError("InvalidRequestContentException", `Could not parse request body into json: ${String(error)}`)
  }
}
