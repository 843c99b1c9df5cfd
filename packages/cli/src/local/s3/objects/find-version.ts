import type { ObjectStore } from "../store/object-store.ts"
import { noSuchKey, noSuchVersion, S3Error } from "../s3-error.ts"
import type { BucketRecord, VersionRecord } from "../store/records.ts"

/** The version asked for, or the newest. Throws NoSuchKey and NoSuchVersion, and refuses delete markers as S3 does. */
export async function findVersion(
  store: ObjectStore,
  {
    bucket,
    key,
    versionId,
  }: { readonly bucket: BucketRecord; readonly key: string; readonly versionId: string | null },
): Promise<VersionRecord> {
  if (versionId === null) {
    const latest = await store.latest(bucket, key)
    if (latest && !latest.isDeleteMarker) return latest
    if (!latest) throw noSuchKey(key)
    const { name, message, status, members } = noSuchKey(key)
    throw new S3Error(name, message, {
      status,
      members,
      headers: { "x-amz-delete-marker": "true", "x-amz-version-id": latest.versionId },
    })
  }
  const version = await store.version(bucket, key, versionId)
  if (!version) throw noSuchVersion(key, versionId)
  if (!version.isDeleteMarker) return version
  throw new S3Error("MethodNotAllowed", "The specified method is not allowed against this resource.", {
    status: 405,
    members: { Method: "GET", ResourceType: "DeleteMarker" },
    headers: {
      "x-amz-delete-marker": "true",
      "x-amz-version-id": versionId,
      allow: "DELETE",
      "last-modified": new Date(version.lastModified).toUTCString(),
    },
  })
}
