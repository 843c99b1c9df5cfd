import { bucketKey, unusedBodyKey, versionKey } from "./entry-keys.ts"
import type { BucketRecord, VersionRecord } from "./records.ts"

type Operation =
  | { readonly type: "put"; readonly key: Buffer; readonly value: string }
  | { readonly type: "del"; readonly key: Buffer }

/** What one write will change; the store writes all of it at once. */
export class WriteBatch {
  readonly operations: Operation[] = []
  readonly savedBuckets: BucketRecord[] = []
  readonly droppedBuckets: string[] = []
  readonly droppedBodies: string[] = []
  next: number

  constructor(next: number) {
    this.next = next
  }

  /** A number that is greater than all before it. */
  newSequence(): number {
    return this.next++
  }

  put(key: Buffer, value: unknown): void {
    this.operations.push({ type: "put", key, value: JSON.stringify(value) })
  }

  delete(key: Buffer): void {
    this.operations.push({ type: "del", key })
  }

  saveBucket(bucket: BucketRecord): void {
    this.savedBuckets.push(bucket)
    this.put(bucketKey(bucket.name), bucket)
  }

  dropBucket({ name }: BucketRecord): void {
    this.droppedBuckets.push(name)
    this.delete(bucketKey(name))
  }

  putVersion({ space }: BucketRecord, version: VersionRecord): void {
    this.put(versionKey(space, version.key, version.sequence), version)
    for (const { body } of version.parts) this.keepBody(body)
  }

  deleteVersion({ space }: BucketRecord, { key, sequence, parts }: VersionRecord): void {
    this.delete(versionKey(space, key, sequence))
    for (const { body } of parts) this.dropBody(body)
  }

  /** From now on something refers to the body. */
  keepBody(id: string): void {
    this.delete(unusedBodyKey(id))
  }

  /** Nothing refers to it any more; its file goes after the commit. */
  dropBody(id: string): void {
    this.droppedBodies.push(id)
    this.put(unusedBodyKey(id), "")
  }
}
