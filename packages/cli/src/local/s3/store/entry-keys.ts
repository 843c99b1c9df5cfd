/** First byte of every key in the store: what the entry is. */
const META = 0x00
const BUCKET = 0x01
const VERSION = 0x02
const UPLOAD = 0x03
const PART = 0x04
const UNUSED_BODY = 0x05
const DELIVERY = 0x06

/** Half-open: `lower` is included, `upper` is not. */
export interface KeyRange {
  readonly lower: Buffer
  readonly upper: Buffer
}

export function metaKey(name: string): Buffer {
  return tagged(META, name)
}

export function bucketKey(name: string): Buffer {
  return tagged(BUCKET, name)
}

export const allBuckets = rangeOf(Buffer.from([BUCKET]))

/** The versions of an object, the newest first. */
export function versionsOf(space: number, key: string): KeyRange {
  return rangeOf(Buffer.concat([spacePrefix(VERSION, space), terminated(key)]))
}

export function versionKey(space: number, key: string, sequence: number): Buffer {
  const newestFirst = Buffer.alloc(8)
  newestFirst.writeBigUInt64BE(2n ** 64n - 1n - BigInt(sequence))
  return Buffer.concat([spacePrefix(VERSION, space), terminated(key), newestFirst])
}

/** All versions of all objects of a bucket, by key in UTF-8 order. */
export function objectsOf(space: number): KeyRange {
  return rangeOf(spacePrefix(VERSION, space))
}

/** Where the first object stands whose key is `prefix` or greater. */
export function firstFrom(space: number, prefix: string): Buffer {
  return Buffer.concat([spacePrefix(VERSION, space), escaped(prefix)])
}

/** Where the first object stands whose key does not begin with `prefix` any more. */
export function afterPrefix(space: number, prefix: string): Buffer {
  return endOf(firstFrom(space, prefix))
}

export function uploadKey(space: number, key: string, uploadId: string): Buffer {
  return Buffer.concat([spacePrefix(UPLOAD, space), terminated(key), Buffer.from(uploadId)])
}

export function uploadsOf(space: number): KeyRange {
  return rangeOf(spacePrefix(UPLOAD, space))
}

export function partKey(uploadId: string, partNumber: number): Buffer {
  const number = Buffer.alloc(2)
  number.writeUInt16BE(partNumber)
  return Buffer.concat([tagged(PART, uploadId), number])
}

export function partsOf(uploadId: string): KeyRange {
  return rangeOf(tagged(PART, uploadId))
}

/** Notes a body that nothing refers to: one that is being written, or one to be deleted. */
export function unusedBodyKey(id: string): Buffer {
  return tagged(UNUSED_BODY, id)
}

export const allUnusedBodies = rangeOf(Buffer.from([UNUSED_BODY]))

/** An event on its way to one destination. */
export function deliveryKey(id: number): Buffer {
  const key = Buffer.alloc(9)
  key[0] = DELIVERY
  key.writeBigUInt64BE(BigInt(id), 1)
  return key
}

export const allDeliveries = rangeOf(Buffer.from([DELIVERY]))

function tagged(tag: number, text: string): Buffer {
  return Buffer.concat([Buffer.from([tag]), Buffer.from(text)])
}

function spacePrefix(tag: number, space: number): Buffer {
  const prefix = Buffer.alloc(5)
  prefix[0] = tag
  prefix.writeUInt32BE(space, 1)
  return prefix
}

/** Ends a key so that `a` and its versions stand before `a0`; a NUL inside is escaped to stand after the end. */
function terminated(key: string): Buffer {
  return Buffer.concat([escaped(key), Buffer.from([0, 0])])
}

function escaped(key: string): Buffer {
  const bytes = Buffer.from(key)
  if (!bytes.includes(0)) return bytes
  return Buffer.from([...bytes].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte])))
}

function rangeOf(prefix: Buffer): KeyRange {
  return { lower: prefix, upper: endOf(prefix) }
}

/** The first key after all that begin with `prefix`. */
function endOf(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix)
  for (let index = end.length - 1; index >= 0; index--) {
    const byte = end[index] ?? 0xff
    if (byte < 0xff) {
      end[index] = byte + 1
      return end.subarray(0, index + 1)
    }
  }
  throw new Error("A store prefix begins with a byte below 0xff")
}
