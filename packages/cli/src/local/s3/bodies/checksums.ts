import { createHash, type Hash } from "node:crypto"
import { Crc32, Crc32c, Crc64Nvme } from "@aws-sdk/checksums/crc"

export const checksumAlgorithms = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number]

/** What S3 computes of its own accord where the client sent no checksum. */
export const DEFAULT_ALGORITHM: ChecksumAlgorithm = "CRC64NVME"

/** A checksum in the making. */
export interface RunningChecksum {
  update(chunk: Uint8Array): void
  /** Base64. */
  digest(): Promise<string>
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  if (algorithm === "SHA1" || algorithm === "SHA256") return ofHash(createHash(algorithm.toLowerCase()))
  const checksum = algorithm === "CRC32" ? new Crc32() : algorithm === "CRC32C" ? new Crc32c() : new Crc64Nvme()
  return {
    update: (chunk) => checksum.update(chunk),
    digest: async () => Buffer.from(await checksum.digest()).toString("base64"),
  }
}

function ofHash(hash: Hash): RunningChecksum {
  return {
    update: (chunk) => void hash.update(chunk),
    digest: async () => hash.digest("base64"),
  }
}

/** `x-amz-checksum-crc32c`. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`
}

/** `ChecksumCRC32C`, as XML names it. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`
}
