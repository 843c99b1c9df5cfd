import { randomBytes } from "node:crypto"
import { namedAlgorithm } from "../bodies/expected-checksum.ts"
import type { ChecksumAlgorithm } from "../bodies/checksums.ts"
import { checkKey } from "../objects/check-key.ts"
import { requestSettings } from "../objects/request-settings.ts"
import { encryptionHeaders } from "../objects/version-headers.ts"
import type { Operation, S3Request } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import { uploadKey } from "../store/entry-keys.ts"
import type { Checksum, UploadRecord } from "../store/records.ts"
import { renderXml } from "../xml/render-xml.ts"

export const createMultipartUpload: Operation = async ({ store, now }, request) => {
  checkKey(request.key)
  const upload = await store.write((batch) => {
    const bucket = store.bucket(request.bucket)
    const algorithm = namedAlgorithm(request.headers["x-amz-checksum-algorithm"])
    const record: UploadRecord = {
      ...requestSettings(request, bucket),
      uploadId: randomBytes(48).toString("base64url"),
      key: request.key,
      initiatedAt: new Date(now()).toISOString(),
      ...(algorithm && { checksumAlgorithm: algorithm, checksumType: checksumType(request, algorithm) }),
    }
    batch.put(uploadKey(bucket.space, record.key, record.uploadId), record)
    return record
  })
  return {
    headers: {
      ...encryptionHeaders(upload.encryption),
      ...(upload.checksumAlgorithm && { "x-amz-checksum-algorithm": upload.checksumAlgorithm }),
      ...(upload.checksumType && { "x-amz-checksum-type": upload.checksumType }),
    },
    body: renderXml("InitiateMultipartUploadResult", {
      Bucket: request.bucket,
      Key: upload.key,
      UploadId: upload.uploadId,
    }),
  }
}

/** Throws InvalidRequest for a type that the algorithm does not have. */
function checksumType({ headers }: S3Request, algorithm: ChecksumAlgorithm): Checksum["type"] {
  const isFullOnly = algorithm === "CRC64NVME"
  const asked = headers["x-amz-checksum-type"]?.toUpperCase() ?? (isFullOnly ? "FULL_OBJECT" : "COMPOSITE")
  const possible = isFullOnly
    ? ["FULL_OBJECT"]
    : algorithm.startsWith("SHA")
      ? ["COMPOSITE"]
      : ["FULL_OBJECT", "COMPOSITE"]
  if (!possible.includes(asked))
    throw new S3Error(
      "InvalidRequest",
      `The ${asked} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    )
  return asked === "FULL_OBJECT" ? "FULL_OBJECT" : "COMPOSITE"
}
