import { randomUUID } from "node:crypto"
import type { ServiceAnswer, ServiceRequest } from "../protocol/serve-requests.ts"
import { mostInvocationBytes } from "../../model/most-invocation-bytes.ts"
import { failurePayload } from "./failure-payload.ts"
import { Throttled } from "./throttled.ts"
import { ServiceError, toServiceError, unsupported } from "../protocol/service-error.ts"

export interface InvokeInput {
  /** A name or an ARN. */
  readonly FunctionName: string
  /** Default `RequestResponse`. */
  readonly InvocationType?: InvocationType
  readonly Payload?: unknown
}

export type InvocationType = (typeof invocationTypes)[number]

export interface InvokeAnswer {
  readonly StatusCode: 200 | 202 | 204
  readonly FunctionError?: "Unhandled"
  readonly Payload?: unknown
}

const invocationTypes = ["RequestResponse", "Event", "DryRun"] as const

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_BYTES = { RequestResponse: mostInvocationBytes, Event: 1024 * 1024, DryRun: mostInvocationBytes }

/** Answers one HTTP request of Lambda's Invoke; never rejects. */
export async function answerInvocation(
  invoke: (input: InvokeInput, requestId: string) => Promise<InvokeAnswer>,
  request: ServiceRequest,
): Promise<ServiceAnswer> {
  const requestId = randomUUID()
  const base = { "content-type": "application/json", "x-amzn-requestid": requestId }
  try {
    const { StatusCode, FunctionError, body } = toBody(await invoke(readInvocation(request), requestId))
    return {
      status: StatusCode,
      headers: {
        ...base,
        "x-amz-executed-version": "$LATEST",
        ...(FunctionError && { "x-amz-function-error": FunctionError }),
      },
      body,
    }
  } catch (cause) {
    const error = toServiceError("Invoke", cause)
    const { name, message, status } = error
    const body = JSON.stringify({
      ...(error instanceof Throttled && { Reason: error.reason }),
      ...{ Type: status < 500 ? "User" : "Service", Message: message, message },
    })
    return { status, headers: { ...base, "x-amzn-errortype": name }, body }
  }
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html says 6 MB; Lambda's own message says how many bytes.
const mostAnswerBytes = 6_291_556

function toBody({ StatusCode, FunctionError, Payload = null }: InvokeAnswer): InvokeAnswer & { readonly body: string } {
  const body = StatusCode === 200 ? JSON.stringify(Payload) : ""
  if (Buffer.byteLength(body) <= mostAnswerBytes) return { StatusCode, ...(FunctionError && { FunctionError }), body }
  const message = `Response payload size exceeded maximum allowed payload size (${mostAnswerBytes} bytes).`
  const failure = failurePayload({ ok: false, error: "unhandled", errorType: "Function.ResponseSizeTooLarge", message })
  return { StatusCode, FunctionError: "Unhandled", body: JSON.stringify(failure) }
}

function readInvocation({ method, url, headers, body }: ServiceRequest): InvokeInput {
  const { pathname } = new URL(url, "http://local")
  const [, name] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(pathname) ?? []
  if (method !== "POST" || name === undefined) throw unsupported(`Lambda's ${method} ${pathname}`)
  const asked = headers["x-amz-invocation-type"] ?? "RequestResponse"
  const InvocationType = invocationTypes.find((type) => type === asked)
  if (!InvocationType)
    throw new ServiceError("InvalidParameterValueException", `Lambda has no invocation type ${String(asked)}`)
  const maximum = MAX_BYTES[InvocationType]
  if (Buffer.byteLength(body) > maximum) {
    const message = `Request must be smaller than ${maximum} bytes for the InvokeFunction operation`
    throw new ServiceError("RequestTooLargeException", message, { status: 413 })
  }
  return { FunctionName: decodeURIComponent(name), InvocationType, Payload: parse(body) }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body || "{}")
  } catch (error) {
    throw new ServiceError("InvalidRequestContentException", `Could not parse request body into json: ${String(error)}`)
  }
}
