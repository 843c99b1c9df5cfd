import { createHash } from "node:crypto"
import type { KeyRange } from "../../state/key-range.ts"
import { joinKey, rangeOf, uint32, uint48 } from "../../state/key-range.ts"

/**
 * Where a message stands in its queue: when it was sent and its number in the service, in 12 bytes, so that messages
 * sort by age.
 */
export type MessageKey = Buffer

export function messageKey(sentAt: number, sequence: number): MessageKey {
  return joinKey(uint48(sentAt), uint48(sequence))
}

/** Milliseconds since 1970. */
export function sentAtOf(key: MessageKey): number {
  return key.readUIntBE(0, 6)
}

/** All that the store has of the messages of one space. */
export function spaceRange(space: number): KeyRange {
  return rangeOf(joinKey("m", uint32(space)))
}

/** What never changes of a message. */
export function contentKey(space: number, key: MessageKey): Buffer {
  return joinKey("m", uint32(space), "B", key)
}

export function contentRange(space: number): KeyRange {
  return rangeOf(joinKey("m", uint32(space), "B"))
}

/** What each receive changes of a message. */
export function stateKey(space: number, key: MessageKey): Buffer {
  return joinKey("m", uint32(space), "S", key)
}

export function stateRange(space: number): KeyRange {
  return rangeOf(joinKey("m", uint32(space), "S"))
}

/** The messages (of a FIFO queue: the first of each group) by the time from which they can be received. */
export function visibleKey(space: number, visibleAt: number, key: MessageKey): Buffer {
  return joinKey("m", uint32(space), "V", uint48(visibleAt), key)
}

export function visibleRange(space: number): KeyRange {
  return rangeOf(joinKey("m", uint32(space), "V"))
}

/** What a key of `visibleRange` says. */
export function readVisibleKey(entry: Buffer): { readonly visibleAt: number; readonly key: MessageKey } {
  return { visibleAt: entry.readUIntBE(6, 6), key: entry.subarray(12) }
}

/** Undefined for a key of another kind. */
export function spaceOfVisibleKey(key: Buffer): number | undefined {
  return key[0] === LETTER_M && key[5] === LETTER_V ? key.readUInt32BE(1) : undefined
}

const LETTER_M = 0x6d
const LETTER_V = 0x56

export function groupHash(group: string): Buffer {
  return createHash("sha256").update(group).digest().subarray(0, 16)
}

/** The messages of a FIFO queue's group in their order. */
export function memberKey(space: number, group: Buffer, key: MessageKey): Buffer {
  return joinKey("m", uint32(space), "G", group, key.subarray(6))
}

export function memberRange(space: number, group: Buffer): KeyRange {
  const prefix = joinKey("m", uint32(space), "G", group)
  return { lower: prefix, upper: joinKey(prefix, Buffer.alloc(7, 0xff)) }
}

/** Where a group's entry in `visibleRange` is. */
export function groupKey(space: number, group: Buffer): Buffer {
  return joinKey("m", uint32(space), "H", group)
}

/** A deduplication id that was used: the message it was used for. */
export function duplicateKey(queueNumber: number, hash: Buffer): Buffer {
  return joinKey("d", uint32(queueNumber), hash)
}

/** When used deduplication ids can be forgotten. */
export function duplicateExpiryKey(expiresAt: number, duplicate: Buffer): Buffer {
  return joinKey("e", uint48(expiresAt), duplicate)
}

export function expiredDuplicates(now: number): KeyRange {
  return { lower: Buffer.from("e"), upper: joinKey("e", uint48(now)) }
}

/** The key of `duplicateKey` in one of `duplicateExpiryKey`. */
export function readDuplicateExpiryKey(entry: Buffer): Buffer {
  return entry.subarray(7)
}
