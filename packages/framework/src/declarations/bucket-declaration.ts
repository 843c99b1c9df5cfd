import type { BucketOptions, ExistingBucket } from "./bucket.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"

/** A bucket as it was declared. */
export interface BucketDeclaration extends Declaration, BucketOptions {
  readonly kind: "bucket"
  readonly id: string
  /** Of a bucket that is not the app's. */
  readonly existing?: ExistingBucket
  readonly location: SourceLocation
}
