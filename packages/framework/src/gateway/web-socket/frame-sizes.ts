/** "WebSocket frame size", quotas for WebSocket APIs. */
const MAX_FRAME_BYTES = 32 * 1024

/**
 * Watches the bytes that a client sends for frames that are larger than API Gateway takes; libraries tell of whole messages
 * only. RFC 6455, 5.2.
 */
export class FrameSizes {
  /** What of a frame's header has come. */
  #header: number[] = []
  /** How much of the payload, and of the key that masks it, is still to come. */
  #skip = 0

  /** Whether a frame is too large. */
  exceeds(bytes: Uint8Array): boolean {
    let at = 0
    while (at < bytes.byteLength) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, bytes.byteLength - at)
        this.#skip -= skipped
        at += skipped
        continue
      }
      this.#header.push(bytes[at] ?? 0)
      at += 1
      const length = payloadLength(this.#header)
      if (length === undefined) continue
      if (length > MAX_FRAME_BYTES) return true
      this.#skip = length + (isMasked(this.#header) ? 4 : 0)
      this.#header = []
    }
    return false
  }
}

/** Undefined while the header is not complete. */
function payloadLength(header: readonly number[]): number | undefined {
  const short = (header[1] ?? 0) & 0x7f
  const extended = short === 127 ? 8 : short === 126 ? 2 : 0
  if (header.length < 2 + extended) return undefined
  if (extended === 0) return short
  return header.slice(2).reduce((sum, byte) => sum * 256 + byte, 0)
}

function isMasked(header: readonly number[]): boolean {
  return (header[1] ?? 0) >= 0x80
}
