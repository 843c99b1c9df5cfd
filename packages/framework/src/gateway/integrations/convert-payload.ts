import type { ApiContentHandling } from "./api-target.ts"
import { TemplateError } from "./mapping/template-error.ts"

export interface Payload {
  readonly body: Uint8Array
  /** Whether `binaryMediaTypes` has its type. */
  readonly isBinary: boolean
  /** Whether `binaryMediaTypes` has what the client accepts, for answers. */
  readonly isBinaryWanted?: boolean
  readonly contentHandling: ApiContentHandling | undefined
}

/**
 * A body as mappings see it, and as it is passed on where there are none.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function convertPayload({ body, isBinary, isBinaryWanted = isBinary, contentHandling }: Payload): Uint8Array {
  const toText = contentHandling === "CONVERT_TO_TEXT" || (contentHandling === undefined && !isBinaryWanted)
  if (isBinary) return toText ? Buffer.from(Buffer.from(body).toString("base64")) : body
  const isKept = toText || (contentHandling === undefined && isBinaryWanted === isBinary)
  return isKept ? body : fromBase64(body)
}

function fromBase64(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body).toString()
  if (/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) return Buffer.from(text, "base64")
  throw new TemplateError("failed", "the body is to be decoded, and is not base64")
}
