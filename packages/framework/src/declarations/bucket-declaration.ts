import type { BucketOptions, ExistingBucket } from "./bucket.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"
import type { ResourcePlace } from "./resource.ts"

/** A bucket as it was declared. */
export interface BucketDeclaration extends Declaration, Omit<BucketOptions, "accessLogs"> {
  readonly kind: "bucket"
  readonly id: string
  readonly accessLogs?: { readonly bucket: ResourcePlace; readonly prefix?: string }
  /** Of a bucket that is not the app's. */
  readonly existing?: ExistingBucket
  readonly location: SourceLocation
}
