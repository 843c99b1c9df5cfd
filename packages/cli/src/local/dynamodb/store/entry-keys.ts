import { createHash } from "node:crypto"
import type { Item } from "../attribute-value.ts"
import { scalarOf } from "../attribute-value.ts"
import { sortableBytes } from "./sortable-bytes.ts"
import type { KeySchema, Table } from "./table.ts"
import { indexesOf, keysOf } from "./table.ts"

/** First byte of every key in the store: what the entry is. */
const META = 0x00
const DATA = 0x01
const TOKEN = 0x02

/** Half-open: `lower` is included, `upper` is not. */
export interface KeyRange {
  readonly lower: Buffer
  readonly upper: Buffer
}

export function metaKey(name: string): Buffer {
  return Buffer.concat([Buffer.from([META]), Buffer.from(name)])
}

export function tokenKey(token: string): Buffer {
  return Buffer.concat([Buffer.from([TOKEN]), Buffer.from(token)])
}

export const allTokens: KeyRange = { lower: Buffer.from([TOKEN]), upper: Buffer.from([TOKEN + 1]) }

/** Every entry of one table, one index or one TTL queue. */
export function spacePrefix(space: number): Buffer {
  const prefix = Buffer.alloc(5)
  prefix[0] = DATA
  prefix.writeUInt32BE(space, 1)
  return prefix
}

/** Where a stream keeps a record: in the order of the sequence numbers. */
export function recordKey(space: number, sequence: number): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(sequence))
  return Buffer.concat([spacePrefix(space), number])
}

/** The part of a space that parallel scan number `segment` of `segments` reads. */
export function segmentRange(space: number, segment: number, segments: number): KeyRange {
  const bound = (part: number) => {
    if (part === segments) return endOf(spacePrefix(space))
    const hash = Buffer.alloc(HASH_BYTES)
    hash.writeUInt32BE(Math.ceil((2 ** 32 * part) / segments))
    return Buffer.concat([spacePrefix(space), hash])
  }
  return { lower: bound(segment), upper: bound(segment + 1) }
}

/** Items are spread by a hash of the partition key, so that a local Scan is in no useful order either. */
const HASH_BYTES = 4

export function partitionPrefix(space: number, keys: KeySchema, item: Item): Buffer | undefined {
  const value = scalarOf(item[keys.partition.name], keys.partition.type)
  if (value === undefined) return undefined
  const bytes = sortableBytes(keys.partition.type, value)
  const hash = createHash("sha256").update(bytes).digest().subarray(0, HASH_BYTES)
  return Buffer.concat([spacePrefix(space), hash, bytes])
}

function entryKey(space: number, keys: KeySchema, item: Item): Buffer | undefined {
  const prefix = partitionPrefix(space, keys, item)
  if (!prefix || !keys.sort) return prefix
  const value = scalarOf(item[keys.sort.name], keys.sort.type)
  return value === undefined ? undefined : Buffer.concat([prefix, sortableBytes(keys.sort.type, value)])
}

/** Where an item stands; its key attributes must have been checked. */
export function itemKey(table: Table, item: Item): Buffer {
  const key = entryKey(table.space, keysOf(table), item)
  if (!key) throw new Error(`An item of ${table.name} lacks its key`)
  return key
}

/** Where an index keeps its reference to an item; undefined when the item lacks a key of the index. */
export function indexEntryKey(space: number, keys: KeySchema, item: Item, primaryKey: Buffer): Buffer | undefined {
  const key = entryKey(space, keys, item)
  return key && Buffer.concat([key, primaryKey.subarray(spacePrefix(space).length)])
}

/** Every reference the table's indexes and its TTL queue must hold to an item. */
export function referencesTo(table: Table, item: Item, primaryKey: Buffer): readonly Buffer[] {
  const entries = indexesOf(table).map((index) => indexEntryKey(index.space, index.keys, item, primaryKey))
  return [...entries, expiryKey(table, item, primaryKey)].filter((key) => key !== undefined)
}

function expiryKey(table: Table, item: Item, primaryKey: Buffer): Buffer | undefined {
  const { timeToLive } = table
  const expires = timeToLive && item[timeToLive.attribute]?.N
  if (!timeToLive || expires === undefined) return undefined
  const prefix = spacePrefix(timeToLive.space)
  return Buffer.concat([prefix, sortableBytes("N", expires), primaryKey.subarray(prefix.length)])
}

/** The first key after all that begin with `prefix`. */
export function endOf(prefix: Buffer): Buffer {
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
