import type { IncomingMessage } from "node:http"

const NOTHING = new Uint8Array()

/**
 * Reads a request's body; past `limit` bytes it stops reading and returns what it has, which is over the limit.
 * Undefined when the client went away before the end.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  return new Promise((resolve) => {
    request.on("data", (chunk: Uint8Array) => {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size <= limit) return
      request.pause()
      request.removeAllListeners("data")
      resolve(Buffer.concat(chunks))
    })
    request.on("end", () => resolve(chunks.length === 0 ? NOTHING : Buffer.concat(chunks)))
    // After "end", or after a client has gone away.
    request.on("close", () => resolve(undefined))
    request.on("error", () => resolve(undefined))
  })
}
