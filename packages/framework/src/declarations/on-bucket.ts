import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Bucket } from "./bucket.ts"
import { checkSource, checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { BucketRecord } from "../events/bucket-record.ts"

/** What happens to an object, as S3 calls it; `*` stands for all of its kind. */
export type BucketEventName =
  | `s3:ObjectCreated:${"*" | "Put" | "Post" | "Copy" | "CompleteMultipartUpload"}`
  | `s3:ObjectRemoved:${"*" | "Delete" | "DeleteMarkerCreated"}`
  | `s3:ObjectTagging:${"*" | "Put" | "Delete"}`

export interface BucketTriggerOptions extends TriggerOptions {
  /** Default `["s3:ObjectCreated:*"]`. */
  readonly events?: readonly BucketEventName[]
  /** Only objects whose key begins so. Default: all. */
  readonly prefix?: string
  /** Only objects whose key ends so. Default: all. */
  readonly suffix?: string
  /**
   * The bucket's own notifications, of which only one may be for an event of an object, or EventBridge, where any number
   * may be. Default `notification`; an existing bucket has only `eventBridge`.
   */
  readonly via?: "notification" | "eventBridge"
  /** Whether the method takes all records of an invocation at once. Default false: it runs for each record. */
  readonly batch?: boolean
}

/** What `@onBucket` writes down. */
export interface BucketTriggerRecord extends BucketTriggerOptions {
  readonly bucket: Bucket
}

/** A method that takes what happens in a bucket, with the id of the bucket. */
export interface BucketTriggerDeclaration extends TriggerDeclaration, Omit<BucketTriggerOptions, keyof TriggerOptions> {
  readonly kind: "onBucket"
  readonly bucket: string
}

/**
 * Runs the method for what happens to objects of a bucket, at least once for each event. Lambda tries twice more what it
 * throws for.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onBucket(photos, { prefix: "uploads/", suffix: ".jpg" })
 * async uploaded({ key, size }: BucketRecord) { … }
 */
export function onBucket<const Options extends BucketTriggerOptions = object>(
  bucket: Bucket,
  options?: Options,
): TriggerDecorator<BucketRequest<Options>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkSource("@onBucket", bucket, 'new Bucket("Photos")')
    checkTrigger("@onBucket", options ?? {}, ["events", "prefix", "suffix", "via", "batch"])
  }
  return recorder({
    kind: "onBucket",
    options: { ...options, bucket },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onBucket) }),
  })
}

type BucketRequest<Options> = Options extends { readonly batch: true } ? readonly BucketRecord[] : BucketRecord
