import type { Answer, Refusal } from "./answer.ts"
import { gatewayErrors } from "./gateway-error.ts"
import { exceedsLambdaPayload } from "./limits.ts"
import { remappedName } from "./remapped-headers.ts"
import { HEADER_NAME, UNSENDABLE } from "./sendable-header.ts"
import { firstHeader } from "./first-header.ts"

/** Which media types count as binary, and what the client accepts. */
export interface Negotiation {
  readonly isBinary: (mediaType: string) => boolean
  readonly accept: string | undefined
}

/** Maps what a function returned, as API Gateway's Lambda proxy integration does; what it would not take is a 502. */
export function mapProxyResult(payload: unknown, negotiation: Negotiation): Answer {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    return malformed(`the function returned ${describe(payload)} in place of an object with statusCode`)
  }
  const result = new Map<string, unknown>(Object.entries(payload))
  const unknown = [...result.keys()].find((key) => !KNOWN_KEYS.has(key))
  if (unknown !== undefined) return malformed(`the proxy result has an unknown key "${unknown}"`)

  const status = readStatus(result.get("statusCode"))
  if (status === undefined) return malformed(`statusCode is ${describe(result.get("statusCode"))}`)
  const body = result.get("body") ?? ""
  if (typeof body !== "string") return malformed(`body is ${describe(body)} in place of a string`)
  if (exceedsLambdaPayload(payload, body)) return malformed("it is over the 6 MB that Lambda returns")
  const isBase64Encoded = result.get("isBase64Encoded") ?? false
  if (typeof isBase64Encoded !== "boolean") return malformed(`isBase64Encoded is ${describe(isBase64Encoded)}`)
  const headers = mergeHeaders(result.get("headers"), result.get("multiValueHeaders"))
  if (typeof headers === "string") return malformed(headers)

  const contentType = firstHeader(headers, "content-type")
  if (contentType === undefined) headers.unshift(["Content-Type", "application/json"])
  if (!isBase64Encoded || !isDecoded(negotiation, contentType)) return { status, headers, body: Buffer.from(body) }
  if (!BASE64.test(body)) {
    return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason: "isBase64Encoded is true but body is not base64" }
  }
  return { status, headers, body: Buffer.from(body, "base64") }
}

const KNOWN_KEYS: ReadonlySet<string> = new Set([
  "statusCode",
  "headers",
  "multiValueHeaders",
  "body",
  "isBase64Encoded",
])

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

function malformed(reason: string): Refusal {
  return { refused: gatewayErrors.BAD_GATEWAY, reason: `malformed Lambda proxy response: ${reason}` }
}

/** An integer or a string of one. † The range is that of HTTP. */
function readStatus(value: unknown): number | undefined {
  const status = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value
  return typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined
}

/**
 * "API Gateway uses the first Accept header from clients to determine if a response should return binary media"
 * (Binary media types for REST APIs, API Gateway developer guide); the response's own type decides without one.
 */
function isDecoded({ isBinary, accept }: Negotiation, contentType: string | undefined): boolean {
  return isBinary(accept ?? contentType ?? "application/json")
}

/** Both maps in one list; a pair that stands in both is sent once. A string says what is wrong. */
function mergeHeaders(single: unknown, multi: unknown): [string, string][] | string {
  const multiEntries = entriesOf(multi)
  const singleEntries = entriesOf(single)
  if (!multiEntries || !singleEntries) return "headers and multiValueHeaders must be objects"
  const merged: [string, string][] = []
  for (const [name, values] of multiEntries) {
    if (!Array.isArray(values)) return `multiValueHeaders.${name} is ${describe(values)} in place of a list`
    for (const value of values) {
      const wrong = addHeader(merged, name, value)
      if (wrong !== undefined) return wrong
    }
  }
  const listed = multiEntries.length === 0 ? NOTHING : new Set(merged.map(pairKey))
  for (const [name, value] of singleEntries) {
    if (listed.has(pairKey([name, String(value)]))) continue
    const wrong = addHeader(merged, name, value)
    if (wrong !== undefined) return wrong
  }
  return merged
}

const NOTHING: ReadonlySet<string> = new Set()

/** Names are compared without regard to case. */
function pairKey([name, value]: readonly [string, string]): string {
  return `${name.toLowerCase()}: ${value}`
}

/** Adds one header line; a string says what is wrong with it. */
function addHeader(headers: [string, string][], name: string, value: unknown): string | undefined {
  const text = headerValue(value)
  if (text === undefined) return `header ${name} is ${describe(value)} in place of a string`
  if (!HEADER_NAME.test(name)) return `${JSON.stringify(name)} is not the name of a header`
  if (UNSENDABLE.test(text)) return `header ${name} has a character that no header can carry`
  const key = name.toLowerCase()
  if (key !== "transfer-encoding") headers.push([remappedName(name), text])
  return undefined
}

/** Booleans arrive as text (recorded on AWS); † so do numbers. */
function headerValue(value: unknown): string | undefined {
  if (typeof value === "string") return value
  return typeof value === "boolean" || typeof value === "number" ? String(value) : undefined
}

/** Undefined when the value is no map. */
function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (value === undefined || value === null) return []
  return typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : undefined
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing"
  if (Array.isArray(value)) return "a list"
  return typeof value === "object" ? "an object" : `the ${typeof value} ${JSON.stringify(value)}`
}
