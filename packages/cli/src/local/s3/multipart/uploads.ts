import type { S3Request } from "../s3-context.ts"
import { invalidArgument, noSuchUpload } from "../s3-error.ts"
import { partsOf, uploadKey } from "../store/entry-keys.ts"
import type { ObjectStore } from "../store/object-store.ts"
import type { BucketRecord, PartRecord, UploadRecord } from "../store/records.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import { partKey } from "../store/entry-keys.ts"

/** The upload that a request is about. Throws NoSuchUpload. */
export function findUpload(store: ObjectStore, bucket: BucketRecord, { key, query }: S3Request): UploadRecord {
  const uploadId = query.get("uploadId") ?? ""
  const upload = store.get<UploadRecord>(uploadKey(bucket.space, key, uploadId))
  if (!upload) throw noSuchUpload(uploadId)
  return upload
}

/** By number. */
export function readParts(store: ObjectStore, { uploadId }: UploadRecord): Promise<readonly PartRecord[]> {
  return store.read<PartRecord>(partsOf(uploadId))
}

/** Removes an upload; `kept` says which of its bodies go on as those of an object. */
export function dropUpload(
  batch: WriteBatch,
  bucket: BucketRecord,
  {
    upload,
    parts,
    kept = new Set(),
  }: { readonly upload: UploadRecord; readonly parts: readonly PartRecord[]; readonly kept?: ReadonlySet<string> },
): void {
  batch.delete(uploadKey(bucket.space, upload.key, upload.uploadId))
  for (const { partNumber, body } of parts) {
    batch.delete(partKey(upload.uploadId, partNumber))
    if (!kept.has(body)) batch.dropBody(body)
  }
}

/** Throws InvalidArgument. */
export function partNumberOf({ query }: S3Request): number {
  const text = query.get("partNumber") ?? ""
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number
  throw invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", text)
}
