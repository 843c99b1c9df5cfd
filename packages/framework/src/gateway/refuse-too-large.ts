import type { Refusal } from "./answer.ts"
import { gatewayErrors } from "./gateway-error.ts"
import type { GatewayRequest } from "./gateway.ts"
import { MAX_HEADER_VALUE_BYTES, MAX_REQUEST_BYTES } from "./limits.ts"

/** The answer to a request that no API takes, for its size; undefined for any other. */
export function refuseTooLarge({ body, headers }: GatewayRequest): Refusal | undefined {
  if (body.byteLength > MAX_REQUEST_BYTES) {
    const reason = `the body has ${body.byteLength} bytes, more than API Gateway's 10 MB`
    return { refused: gatewayErrors.REQUEST_TOO_LARGE, reason }
  }
  let bytes = 0
  for (const [, value] of headers) bytes += value.length
  if (bytes <= MAX_HEADER_VALUE_BYTES) return undefined
  const reason = `the values of the headers have ${bytes} bytes, more than API Gateway's 10,240`
  return { refused: gatewayErrors.REQUEST_HEADERS_TOO_LARGE, reason }
}
