import { STATUS_CODES } from "node:http"
import type { Duplex } from "node:stream"
import type { Handshake } from "@tsapi/framework/gateway"

/** Answers a handshake that the app or the gateway refused, and ends the connection. */
export function refuseHandshake(socket: Duplex, { status, text = "", requestId }: Handshake): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`.trimEnd(),
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(text)}`,
    `apigw-requestid: ${requestId}`,
    "Connection: close",
  ]
  socket.end(`${lines.join("\r\n")}\r\n\r\n${text}`)
}
