import type { BucketRecord, Checksum, Encryption, VersionRecord } from "../store/records.ts"
import { checksumHeader } from "../bodies/checksums.ts"

/** What every answer about an object that exists carries. */
export function versionHeaders(version: VersionRecord): Record<string, string> {
  const metadata = Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])
  const tagCount = Object.keys(version.tags ?? {}).length
  return {
    ...version.headers,
    "last-modified": new Date(version.lastModified).toUTCString(),
    etag: `"${version.eTag}"`,
    "accept-ranges": "bytes",
    ...Object.fromEntries(metadata),
    ...(version.storageClass !== undefined && { "x-amz-storage-class": version.storageClass }),
    ...(tagCount > 0 && { "x-amz-tagging-count": String(tagCount) }),
    ...encryptionHeaders(version.encryption),
  }
}

export function encryptionHeaders({ algorithm, keyId, bucketKeyEnabled }: Encryption): Record<string, string> {
  return {
    "x-amz-server-side-encryption": algorithm,
    ...(keyId !== undefined && { "x-amz-server-side-encryption-aws-kms-key-id": keyId }),
    ...(bucketKeyEnabled && { "x-amz-server-side-encryption-bucket-key-enabled": "true" }),
  }
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  if (!checksum) return {}
  return { [checksumHeader(checksum.algorithm)]: checksum.value, "x-amz-checksum-type": checksum.type }
}

/** Buckets that never kept versions do not speak of them. */
export function versionIdHeader({ versioning }: BucketRecord, { versionId }: VersionRecord): Record<string, string> {
  return versioning === undefined ? {} : { "x-amz-version-id": versionId }
}
