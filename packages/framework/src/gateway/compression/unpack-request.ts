import { gunzipSync, inflateSync } from "node:zlib"
import type { Refusal } from "../answer.ts"
import { gatewayErrors } from "../gateway-error.ts"
import type { GatewayRequest } from "../gateway.ts"
import { MAX_REQUEST_BYTES } from "../limits.ts"

/**
 * A request with its body unpacked, where that has at least `minimum` bytes and a `Content-Encoding`; or why it cannot be.
 * "Call an API method with a compressed payload", API Gateway developer guide. † The header is taken off.
 */
export function unpackRequest(request: GatewayRequest, minimum: number): GatewayRequest | Refusal {
  const { headers, body } = request
  const codings = headers.filter(([name]) => isContentEncoding(name)).map(([, value]) => value.trim().toLowerCase())
  if (codings.length === 0 || body.byteLength === 0 || body.byteLength < minimum) return request
  const coding = codings.join(", ")
  if (coding === "identity") return request
  const unpack = UNPACKERS.get(coding)
  if (!unpack) return refuse(`the content coding ${coding} is none of gzip, deflate and identity`)
  try {
    // One byte over the limit is enough to see that it is passed.
    const unpacked = unpack(body, { maxOutputLength: MAX_REQUEST_BYTES + 1 })
    return { ...request, headers: headers.filter(([name]) => !isContentEncoding(name)), body: unpacked }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE") return refuse(`the body is no ${coding}`)
    return { refused: gatewayErrors.REQUEST_TOO_LARGE, reason: "the unpacked body has more than API Gateway's 10 MB" }
  }
}

const UNPACKERS: ReadonlyMap<string, typeof gunzipSync> = new Map([
  ["gzip", gunzipSync],
  ["deflate", inflateSync],
])

function isContentEncoding(name: string): boolean {
  return name.toLowerCase() === "content-encoding"
}

function refuse(reason: string): Refusal {
  return { refused: gatewayErrors.UNSUPPORTED_MEDIA_TYPE, reason }
}
