import { createHash } from "node:crypto"
import type { Tags } from "../protocol/tags.ts"

/** A stream as the store keeps it. */
export interface KinesisStream {
  readonly name: string
  readonly arn: string
  /** The store's number for its records; never used again after the stream is deleted. */
  readonly space: number
  /** Seconds since 1970. */
  readonly created: number
  readonly mode: "PROVISIONED" | "ON_DEMAND"
  readonly retentionHours: number
  readonly keyId?: string
  readonly shards: readonly Shard[]
  readonly tags: Tags
}

export interface Shard {
  readonly id: string
  readonly parent?: string
  readonly adjacentParent?: string
  /** Decimal, up to 2^128 - 1. */
  readonly firstHash: string
  readonly lastHash: string
  /** Below the sequence number of its first record. */
  readonly start: number
  /** Present once it was split or merged: not below the sequence number of its last record. */
  readonly end?: number
}

export interface KinesisRecord {
  readonly SequenceNumber: string
  /** Seconds since 1970, with milliseconds. */
  readonly ApproximateArrivalTimestamp: number
  /** In base64. */
  readonly Data: string
  readonly PartitionKey: string
}

const HASHES = 2n ** 128n
/** AWS's numbers have 56 digits, and compare as texts do. */
const FIRST_SEQUENCE_NUMBER = 496n * 10n ** 53n

export function sequenceNumber(sequence: number): string {
  return String(FIRST_SEQUENCE_NUMBER + BigInt(sequence))
}

/** Undefined for a text that no record can have. */
export function sequenceOf(text: string): number | undefined {
  if (!/^\d{56}$/.test(text)) return undefined
  const sequence = Number(BigInt(text) - FIRST_SEQUENCE_NUMBER)
  return Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : undefined
}

export function shardId(index: number): string {
  return `shardId-${String(index).padStart(12, "0")}`
}

/** Shards that share all hashes evenly. */
export function evenShards(count: number, { first, start }: { readonly first: number; readonly start: number }) {
  const bound = (index: number) => (HASHES * BigInt(index)) / BigInt(count)
  return Array.from({ length: count }, (_, index): Shard => ({
    id: shardId(first + index),
    firstHash: String(bound(index)),
    lastHash: String(bound(index + 1) - 1n),
    start,
  }))
}

/** The open shard that takes records of a partition key, or of the hash that stands in for it. */
export function shardFor({ shards }: KinesisStream, partitionKey: string, explicitHash?: string): Shard {
  const hash = BigInt(explicitHash ?? `0x${createHash("md5").update(partitionKey).digest("hex")}`)
  const shard = shards.find(
    ({ firstHash, lastHash, end }) => end === undefined && BigInt(firstHash) <= hash && hash <= BigInt(lastHash),
  )
  if (!shard) throw new Error("No open shard has the hash")
  return shard
}
