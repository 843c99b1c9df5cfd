import { randomUUID } from "node:crypto"
import type { ServiceAnswer, ServiceRequest } from "./serve-requests.ts"
import { ServiceError, toServiceError } from "./service-error.ts"

export interface JsonProtocol {
  /** Before the operation in `X-Amz-Target`: `AmazonSQS`. */
  readonly targetPrefix: string
  readonly contentType: "application/x-amz-json-1.0" | "application/x-amz-json-1.1"
  /** Of its own errors: `com.amazonaws.sqs`. */
  readonly errorNamespace: string
  /** Whether clients that knew the service's query protocol find its error codes in a header. */
  readonly queryCompatible?: boolean
}

/** Answers a request of AWS's JSON protocol; never rejects. */
export async function answerJson(
  { targetPrefix, contentType, errorNamespace, queryCompatible = false }: JsonProtocol,
  { headers, body }: ServiceRequest,
  answer: (operation: string, input: unknown) => Promise<object>,
): Promise<ServiceAnswer> {
  const base = { "content-type": contentType, "x-amzn-requestid": randomUUID() }
  const [prefix, operation] = String(headers["x-amz-target"] ?? "").split(".")
  try {
    if (prefix !== targetPrefix || !operation) throw coralError("UnknownOperationException", "")
    if (!headers.authorization)
      throw coralError("MissingAuthenticationTokenException", "Request is missing Authentication Token")
    return { status: 200, headers: base, body: JSON.stringify(await answer(operation, parse(body))) }
  } catch (cause) {
    const error = toServiceError(operation ?? "The request", cause)
    const { name, message, status, queryCode } = error
    const namespace = CORAL_ERRORS.has(name) ? "com.amazon.coral.service" : errorNamespace
    const fault = status < 500 ? "Sender" : "Receiver"
    return {
      status,
      headers: { ...base, ...(queryCompatible && { "x-amzn-query-error": `${queryCode};${fault}` }) },
      body: JSON.stringify({ __type: `${namespace}#${name}`, message }),
    }
  }
}

/** Errors of the layer before the services. */
const CORAL_ERRORS: ReadonlySet<string> = new Set([
  "InternalError",
  "InvalidParameterValueException",
  "MissingAuthenticationTokenException",
  "MissingRequiredParameterException",
  "SerializationException",
  "UnknownOperationException",
])

function coralError(name: string, message: string): ServiceError {
  return new ServiceError(name, message)
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body || "{}")
  } catch {
    throw coralError("SerializationException", "The request is not JSON.")
  }
}
