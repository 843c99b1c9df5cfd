import { noteEvent } from "../notifications/note-event.ts"
import type { Operation, S3Context, S3Request } from "../s3-context.ts"
import { preconditionFailed } from "../s3-error.ts"
import type { BucketRecord } from "../store/records.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import { addVersion } from "./save-version.ts"

export const deleteObject: Operation = async (context, request) => {
  const { store } = context
  const { key, query } = request
  const deleted = await store.write((batch) => {
    const bucket = store.bucket(request.bucket)
    const { "if-match": eTag } = request.headers
    return deleteOne(context, { batch, bucket, request, key, versionId: query.get("versionId"), eTag })
  })
  context.deliveries.start()
  return {
    status: 204,
    headers: {
      ...(deleted.isMarker && { "x-amz-delete-marker": "true" }),
      ...(deleted.versionId !== undefined && { "x-amz-version-id": deleted.versionId }),
    },
  }
}

/** What became of an object that was to be deleted. */
export interface Deleted {
  /** Whether a delete marker was made, or removed. */
  readonly isMarker: boolean
  /** Of the version that was removed or made; absent in buckets that never kept versions. */
  readonly versionId?: string
}

/** Removes a version for good, or hides the object behind a delete marker, as the bucket's versioning wants it. */
export async function deleteOne(
  context: S3Context,
  {
    batch,
    bucket,
    request,
    key,
    versionId,
    eTag,
  }: {
    readonly batch: WriteBatch
    readonly bucket: BucketRecord
    readonly request: S3Request
    readonly key: string
    readonly versionId: string | null
    /** What the object's must be; absent: anything. */
    readonly eTag?: string | undefined
  },
): Promise<Deleted> {
  const { store } = context
  const latest = await store.latest(bucket, key)
  if (eTag !== undefined && latest && eTag !== "*" && eTag.replaceAll('"', "") !== latest.eTag)
    throw preconditionFailed("If-Match")
  if (versionId !== null || bucket.versioning === undefined) {
    const version = await store.version(bucket, key, versionId ?? "null")
    if (version) {
      batch.deleteVersion(bucket, version)
      noteEvent(context, { batch, bucket, version, event: "ObjectRemoved:Delete", request })
    }
    const identity = versionId !== null && bucket.versioning !== undefined ? { versionId } : {}
    return { isMarker: version?.isDeleteMarker === true, ...identity }
  }
  const content = {
    ...{ key, isDeleteMarker: true, size: 0, eTag: "", parts: [], headers: {}, metadata: {} },
    encryption: { algorithm: "AES256" },
  }
  const marker = await addVersion(context, { batch, bucket, content })
  noteEvent(context, { batch, bucket, version: marker, event: "ObjectRemoved:DeleteMarkerCreated", request })
  return { isMarker: true, versionId: marker.versionId }
}
