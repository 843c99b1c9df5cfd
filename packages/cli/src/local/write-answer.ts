import type { GatewayResponse } from "@tsapi/framework/gateway"
import type { ServerResponse } from "node:http"

/** A body up to this size leaves in one piece with the headers. */
const SMALL_BYTES = 64 * 1024

const BAD_GATEWAY = { "Content-Type": "application/json", "x-amzn-ErrorType": "InternalServerErrorException" }

/** Sends the gateway's answer with its headers as they are, in order and in the same spelling. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: GatewayResponse): void {
  try {
    response.writeHead(status, headers.flat())
  } catch {
    // Node refuses characters that no header can carry; API Gateway answers so for any reply it cannot send.
    response.writeHead(502, BAD_GATEWAY)
    response.end('{"message": "Internal server error"}')
    return
  }
  // Node joins headers and body into one write for strings only; Latin-1 keeps every byte.
  if (body.byteLength > SMALL_BYTES) response.end(body)
  else response.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1"), "latin1")
}
