import { randomBytes } from "node:crypto"
import type { S3Context, S3Request } from "../s3-context.ts"
import type { BucketRecord, VersionRecord } from "../store/records.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import { checkWriteConditions } from "./conditions.ts"
import type { ObjectEvent } from "../../../kinds/on-bucket/object-change.ts"
import { noteEvent } from "../notifications/note-event.ts"

export interface Saved {
  readonly bucket: BucketRecord
  readonly version: VersionRecord
}

/** What the caller knows of a new version. */
export type NewVersion = Omit<VersionRecord, "versionId" | "sequence" | "lastModified">

/** Makes an object's new version the newest, as the bucket's versioning wants it. */
export async function saveVersion(
  context: S3Context,
  request: S3Request,
  {
    content,
    event,
    also,
  }: {
    readonly content: NewVersion
    readonly event: ObjectEvent
    /** What else changes in the same write. */
    readonly also?: (batch: WriteBatch) => void | Promise<void>
  },
): Promise<Saved> {
  const { store } = context
  const saved = await store.write(async (batch) => {
    const bucket = store.bucket(request.bucket)
    checkWriteConditions(request, await store.latest(bucket, content.key))
    await also?.(batch)
    const version = await addVersion(context, { batch, bucket, content })
    noteEvent(context, { batch, bucket, version, event, request })
    return { bucket, version }
  })
  context.deliveries.start()
  return saved
}

/** Adds a version to a batch, in place of the one it replaces. */
export async function addVersion(
  { store, now }: S3Context,
  {
    batch,
    bucket,
    content,
  }: { readonly batch: WriteBatch; readonly bucket: BucketRecord; readonly content: NewVersion },
): Promise<VersionRecord> {
  const keepsVersions = bucket.versioning === "Enabled"
  if (!keepsVersions) {
    const replaced = await store.version(bucket, content.key, "null")
    if (replaced) batch.deleteVersion(bucket, replaced)
  }
  const version: VersionRecord = {
    ...content,
    versionId: keepsVersions ? newVersionId() : "null",
    sequence: batch.newSequence(),
    lastModified: new Date(now()).toISOString(),
  }
  batch.putVersion(bucket, version)
  return version
}

/** 32 characters, as S3's. */
function newVersionId(): string {
  return randomBytes(24).toString("base64url")
}
