import { isCovered } from "./media-type.ts"
import { Reply } from "./reply.ts"
import type { RestResponse } from "./rest-event.ts"
import type { RestRequest } from "./rest-request.ts"
import { serialize } from "./serialize.ts"

/** What a response depends on beside the reply. */
export interface ResponseSettings {
  /** Headers that those of the reply take precedence over. */
  readonly cors: Readonly<Record<string, string>>
  /** Takes the place of the origin in `cors` where the request comes from one of these. */
  readonly origins: readonly string[]
  /** The app's own list. With the default one, bytes alone are sent as binary. */
  readonly binaryMediaTypes?: readonly string[] | undefined
}

/** The proxy response that sends a result. Throws a TypeError where the result cannot be sent as it says. */
export function renderResponse(result: unknown, request: RestRequest, settings: ResponseSettings): RestResponse {
  const { body, status: statusCode, headers: own } = Reply.of(result)
  const { cors, origins, binaryMediaTypes } = settings
  const headers: Record<string, string> = { ...cors }
  const origin = origins[1] && request.header("Origin")
  if (origin && origins.includes(origin)) headers["Access-Control-Allow-Origin"] = origin
  const multiValueHeaders: Record<string, readonly string[]> = {}
  const isText = typeof body === "string"
  const isBytes = body instanceof Uint8Array
  let type: string | undefined
  for (const name in own) {
    const lowerName = name.toLowerCase()
    const values = own[name]
    const text = String(values) + (lowerName === "vary" && origins[1] ? ", Origin" : "")
    if (/[\r\n]/.test(name + text)) throw new TypeError(`Line break in header ${name}`)
    for (const preset in cors) if (preset.toLowerCase() === lowerName) delete headers[preset]
    if (lowerName === "content-type") type = text
    if (typeof values === "object" && lowerName !== "vary") multiValueHeaders[name] = values
    else headers[name] = text
  }
  if (isText) type ??= headers["Content-Type"] = "text/plain; charset=utf-8"
  if (isBytes) type ??= headers["Content-Type"] = "application/octet-stream"
  type ??= "application/json"
  if (isText && /^(audio|image|video)\/(?!svg)|octet-stream|zip|tar$/.test(type))
    throw new TypeError(`A string is not ${type}`)
  // The weight 0 means that the client refuses a type.
  const accept =
    isBytes &&
    request
      .header("Accept")
      ?.toLowerCase()
      .replace(/[^,]*; *q=0(,|$)/g, "")
  if (accept && !isCovered(type, accept)) {
    return renderResponse(Reply.error(406, "NotAcceptableError", `The answer is ${type}`), request, settings)
  }
  const content = body === undefined || request.method === "HEAD" ? "" : isText || isBytes ? body : serialize(body)
  if (typeof content === "string" && !isCovered(type, binaryMediaTypes)) {
    return { statusCode, headers, multiValueHeaders, body: content }
  }
  return {
    statusCode,
    headers,
    multiValueHeaders,
    body: Buffer.from(content).toString("base64"),
    isBase64Encoded: true,
  }
}
