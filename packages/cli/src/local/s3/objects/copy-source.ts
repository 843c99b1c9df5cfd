import type { ObjectStore } from "../store/object-store.ts"
import type { S3Request } from "../s3-context.ts"
import { invalidArgument } from "../s3-error.ts"
import type { BucketRecord, VersionRecord } from "../store/records.ts"
import { readOutcome } from "./conditions.ts"
import { findVersion } from "./find-version.ts"

export interface CopySource {
  readonly bucket: BucketRecord
  readonly version: VersionRecord
}

/** What `x-amz-copy-source` names. Throws what GetObject would, and PreconditionFailed. */
export async function findCopySource(store: ObjectStore, request: S3Request): Promise<CopySource> {
  const header = request.headers["x-amz-copy-source"] ?? ""
  const [path = "", versionId] = header.split("?versionId=")
  const [, name, key] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? []
  if (name === undefined || key === undefined)
    throw invalidArgument(
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      "x-amz-copy-source",
      header,
    )
  const bucket = store.bucket(name)
  const version = await findVersion(store, { bucket, key, versionId: versionId ?? null })
  readOutcome(request, version, "x-amz-copy-source-")
  return { bucket, version }
}

export function copySourceVersion({ bucket, version }: CopySource): Readonly<Record<string, string>> {
  return bucket.versioning === undefined ? {} : { "x-amz-copy-source-version-id": version.versionId }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
