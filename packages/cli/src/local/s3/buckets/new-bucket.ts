import type { S3Context } from "../s3-context.ts"
import type { BucketRecord } from "../store/records.ts"
import type { WriteBatch } from "../store/write-batch.ts"

/** A bucket that has nothing yet; the caller saves it. */
export function newBucket({ now }: S3Context, batch: WriteBatch, name: string): BucketRecord {
  return { name, space: batch.newSequence(), createdAt: new Date(now()).toISOString(), documents: {} }
}
