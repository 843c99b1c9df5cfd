import type { S3Request } from "../s3-context.ts"
import { invalidArgument, S3Error, unsupported } from "../s3-error.ts"
import type { BucketRecord, Encryption, ObjectSettings } from "../store/records.ts"
import { defaultEncryption } from "../buckets/default-encryption.ts"
import { checkTags } from "./check-tags.ts"

/** Headers of an upload that come back with the object. */
const keptHeaders = ["cache-control", "content-disposition", "content-language", "content-type", "expires"]

const MAX_METADATA_BYTES = 2048

/** What a request that writes an object says about it. */
export function requestSettings({ headers }: S3Request, bucket: BucketRecord): ObjectSettings {
  refuseUnsupported(headers)
  const tags = headers["x-amz-tagging"]
  const storageClass = headers["x-amz-storage-class"]
  if (storageClass !== undefined && !storageClasses.includes(storageClass))
    throw new S3Error("InvalidStorageClass", "The storage class you specified is not valid")
  return {
    headers: headersOf(headers),
    metadata: metadataOf(headers),
    ...(tags !== undefined && { tags: checkTags([...new URLSearchParams(tags)], 10) }),
    ...(storageClass !== undefined && storageClass !== "STANDARD" && { storageClass }),
    encryption: encryptionOf(headers, bucket),
  }
}

export const storageClasses = [
  ...["STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING"],
  ...["GLACIER", "DEEP_ARCHIVE", "GLACIER_IR"],
]

/** Those of `headers` that describe the object's bytes. */
export function headersOf(headers: S3Request["headers"]): Readonly<Record<string, string>> {
  const kept = keptHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
  const encoding = (headers["content-encoding"] ?? "")
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "aws-chunked")
    .join(",")
  return {
    "content-type": "binary/octet-stream",
    ...Object.fromEntries(kept),
    ...(encoding !== "" && { "content-encoding": encoding }),
    ...(headers["x-amz-website-redirect-location"] !== undefined && {
      "x-amz-website-redirect-location": headers["x-amz-website-redirect-location"],
    }),
  }
}

export function metadataOf(headers: S3Request["headers"]): Readonly<Record<string, string>> {
  const prefix = "x-amz-meta-"
  const metadata = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  )
  const size = metadata.reduce((bytes, [name, value]) => bytes + Buffer.byteLength(name) + Buffer.byteLength(value), 0)
  if (size > MAX_METADATA_BYTES) {
    throw new S3Error("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size", {
      members: { Size: size, MaxSizeAllowed: MAX_METADATA_BYTES },
    })
  }
  return Object.fromEntries(metadata)
}

function encryptionOf(headers: S3Request["headers"], bucket: BucketRecord): Encryption {
  const algorithm = headers["x-amz-server-side-encryption"]
  const keyId = headers["x-amz-server-side-encryption-aws-kms-key-id"]
  if (algorithm === undefined) {
    if (keyId === undefined) return defaultEncryption(bucket)
    throw invalidArgument(
      "Server Side Encryption with KMS key requires HTTP header x-amz-server-side-encryption : aws:kms",
      "x-amz-server-side-encryption",
      "null",
    )
  }
  if (!["AES256", "aws:kms", "aws:kms:dsse"].includes(algorithm))
    throw invalidArgument("The encryption method specified is not supported", "x-amz-server-side-encryption", algorithm)
  return {
    algorithm,
    ...(keyId !== undefined && { keyId }),
    ...(headers["x-amz-server-side-encryption-bucket-key-enabled"] === "true" && { bucketKeyEnabled: true }),
  }
}

/** Buckets have no ACLs unless somebody turns them on, as none made since 2023 has. */
const grantingNothing = ["private", "bucket-owner-full-control"]

function refuseUnsupported(headers: S3Request["headers"]): void {
  const acl = headers["x-amz-acl"]
  const isGrant = Object.keys(headers).some((name) => name.startsWith("x-amz-grant-"))
  if (isGrant || (acl !== undefined && !grantingNothing.includes(acl))) throw aclsNotSupported()
  const has = (part: string) => Object.keys(headers).some((name) => name.includes(part))
  if (has("server-side-encryption-customer")) throw unsupported("Encryption with a key of the customer's (SSE-C)")
  if (has("x-amz-object-lock")) throw unsupported("Object Lock")
  if (has("x-amz-write-offset-bytes")) throw unsupported("PutObject with WriteOffsetBytes")
}

export function aclsNotSupported(): S3Error {
  return new S3Error("AccessControlListNotSupported", "The bucket does not allow ACLs")
}
