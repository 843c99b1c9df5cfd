/** Half-open: `lower` is included, `upper` is not. */
export interface KeyRange {
  readonly lower: Buffer
  readonly upper: Buffer
}

/** Every key that begins with `prefix`, whose last byte must be below 0xff. */
export function rangeOf(prefix: Buffer): KeyRange {
  const upper = Buffer.from(prefix)
  const last = upper.length - 1
  upper.writeUInt8(upper.readUInt8(last) + 1, last)
  return { lower: prefix, upper }
}

/** A key from its parts; texts must not be followed by other parts, as nothing ends them. */
export function joinKey(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)))
}

/** A whole number in 6 bytes that sort as it does; enough for milliseconds since 1970. */
export function uint48(value: number): Buffer {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(value, 0, 6)
  return bytes
}

/** A whole number in 4 bytes that sort as it does. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
