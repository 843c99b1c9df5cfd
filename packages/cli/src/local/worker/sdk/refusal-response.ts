import { randomUUID } from "node:crypto"
import { Readable } from "node:stream"
import type { Refusal } from "./gate-protocol.ts"

/** The parts of the SDK's HTTP requests and responses that matter here; equal in all its versions. */
export interface WireRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface WireResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readable
}

/** The answer with which a service refuses a request, in the protocol in which the request was written. */
export function refusalResponse(client: string, request: WireRequest, refusal: Refusal): WireResponse {
  const requestId = randomUUID()
  const { statusCode, headers = {}, body } = answerOf(client, request, { ...refusal, requestId })
  const isHead = request.method === "HEAD"
  return {
    statusCode,
    headers: { "x-amzn-requestid": requestId, ...headers },
    body: Readable.from(isHead ? [] : [Buffer.from(body)]),
  }
}

interface Answer {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

type Refused = Refusal & { readonly requestId: string }

function answerOf(client: string, { headers = {} }: WireRequest, refused: Refused): Answer {
  const contentType = headers["content-type"] ?? ""
  if (contentType.startsWith("application/x-amz-json")) return json(headers, refused)
  if (headers["smithy-protocol"] === "rpc-v2-cbor") return cbor(refused)
  if (contentType.startsWith("application/x-www-form-urlencoded")) return query(client, refused)
  return xmlClients.has(client) ? restXml(refused) : restJson(refused)
}

const xmlClients = new Set(["CloudFrontClient", "Route53Client", "S3Client", "S3ControlClient"])

// A service that once spoke the query protocol sends the code it had there along.
function json(headers: Readonly<Record<string, string>>, { message }: Refused): Answer {
  const wasQuery = headers["x-amzn-query-mode"] === "true"
  return {
    statusCode: wasQuery ? 403 : 400,
    headers: {
      "content-type": headers["content-type"] ?? "application/x-amz-json-1.1",
      ...(wasQuery && { "x-amzn-query-error": "AccessDenied;Sender" }),
    },
    body: JSON.stringify({
      __type: `com.amazon.coral.service#AccessDeniedException`,
      ...(wasQuery ? { message } : { Message: message }),
    }),
  }
}

function restJson({ message }: Refused): Answer {
  const headers = { "content-type": "application/json", "x-amzn-errortype": "AccessDeniedException" }
  return { statusCode: 403, headers, body: JSON.stringify({ Message: message }) }
}

function restXml({ message, requestId }: Refused): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>${escaped(message)}</Message><RequestId>${requestId}</RequestId></Error>`
  return { statusCode: 403, headers: { "content-type": "application/xml", "x-amz-request-id": requestId }, body }
}

function query(client: string, { message, service, requestId }: Refused): Answer {
  const headers = { "content-type": "text/xml" }
  if (client === "EC2Client") {
    const error = `<Error><Code>UnauthorizedOperation</Code><Message>${escaped(message)}</Message></Error>`
    return { statusCode: 403, headers, body: `<Response><Errors>${error}</Errors></Response>` }
  }
  const code = service === "sns" ? "AuthorizationError" : "AccessDenied"
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`
  return {
    statusCode: 403,
    headers,
    body: `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`,
  }
}

function cbor({ message }: Refused): Answer {
  const headers = {
    "content-type": "application/cbor",
    "smithy-protocol": "rpc-v2-cbor",
    "x-amzn-query-error": "AccessDenied;Sender",
  }
  const type = "com.amazon.coral.service#AccessDeniedException"
  const texts = ["__type", type, "message", message].map(cborText)
  // A map of two pairs.
  return { statusCode: 403, headers, body: Buffer.concat([Buffer.from([0xa2]), ...texts]) }
}

// A text string of less than 65,536 bytes.
function cborText(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x79, bytes.length >> 8, bytes.length & 0xff]), bytes])
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}
