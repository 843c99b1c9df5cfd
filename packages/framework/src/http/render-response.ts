import { HttpError, NotAcceptableError, replyTo } from "./http-error.ts"
import { essenceOf, isCovered } from "./media-type.ts"
import { Reply } from "./reply.ts"
import type { RestResponse } from "./rest-event.ts"
import type { RestRequest } from "./rest-request.ts"
import { serialize } from "./serialize.ts"

/** What a response depends on beside the reply. */
export interface ResponseSettings {
  /** Headers that those of the reply take precedence over. */
  readonly cors?: Readonly<Record<string, string>> | undefined
  readonly binaryMediaTypes: readonly string[]
}

/** A handler's or middleware's result as a reply: a plain value is a 200, an error is its own answer. */
export function toReply(result: unknown): Reply {
  if (result instanceof Reply) return result
  return result instanceof HttpError ? replyTo(result) : new Reply(result ?? null)
}

/** The proxy response that sends a result. Throws a TypeError where the result cannot be sent as it says. */
export function renderResponse(result: unknown, request: RestRequest, settings: ResponseSettings): RestResponse {
  const { body, status: statusCode, headers: own } = toReply(result)
  const headers: Record<string, string> = { ...settings.cors }
  const multiValueHeaders: Record<string, readonly string[]> = {}
  let type: string | undefined
  for (const name in own) {
    const value = own[name] ?? ""
    if (/[\r\n]/.test(name + String(value))) throw new TypeError(`Line break in header ${JSON.stringify(name)}`)
    const lowerName = name.toLowerCase()
    for (const preset in headers) if (preset.toLowerCase() === lowerName) delete headers[preset]
    if (lowerName === "content-type") type = String(value)
    if (typeof value === "object") multiValueHeaders[name] = value
    else headers[name] = String(value)
  }
  if (body === undefined || request.method === "HEAD") return { statusCode, headers, multiValueHeaders, body: "" }
  const isBytes = body instanceof Uint8Array
  if (isBytes) type ??= headers["Content-Type"] = "application/octet-stream"
  if (typeof body === "string") type ??= headers["Content-Type"] = "text/plain; charset=utf-8"
  type ??= "application/json"
  if (isBytes || isCovered(type, settings.binaryMediaTypes)) {
    if (typeof body === "string" && settings.binaryMediaTypes.includes(essenceOf(type))) {
      throw new TypeError(`A string cannot be sent as ${type}, a binary media type: return bytes`)
    }
    if (isBytes && !isAccepted(type, request.header("accept"))) {
      return renderResponse(new NotAcceptableError(`The answer is ${type}`), request, settings)
    }
    const bytes = isBytes ? Buffer.from(body.buffer, body.byteOffset, body.length) : Buffer.from(toText(body))
    return { statusCode, headers, multiValueHeaders, body: bytes.toString("base64"), isBase64Encoded: true }
  }
  return { statusCode, headers, multiValueHeaders, body: toText(body) }
}

function toText(body: unknown): string {
  return typeof body === "string" ? body : serialize(body)
}

function isAccepted(type: string, accept = "*/*"): boolean {
  return isCovered(
    type,
    accept.split(",").filter((range) => !/;\s*q=0(\.0*)?\s*$/.test(range)),
  )
}
