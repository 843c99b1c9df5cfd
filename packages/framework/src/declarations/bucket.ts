import { checkOptions } from "./check-options.ts"
import type { BucketDeclaration } from "./bucket-declaration.ts"
import { declareResource, placeOf, resourceProperty, standForArn } from "./resource.ts"

export interface BucketOptions {
  /** Whether replaced and deleted objects are kept. Default false. */
  readonly versioning?: boolean
  /** `s3` encrypts with keys of S3 at no cost, `kms` with AWS's key for S3. Default `s3`. */
  readonly encryption?: "s3" | "kms" | { readonly kmsKeyArn: string }
  /** What becomes of objects with time. Default: they stay. */
  readonly lifecycle?: readonly LifecycleRule[]
  /** What pages of other origins may do. Default: nothing. */
  readonly cors?: readonly BucketCorsRule[]
  /** Whether EventBridge gets the bucket's events. Default: where an `@onBucket` takes them from there. */
  readonly eventBridge?: boolean
  /** Whether requests without TLS are refused. Default true. */
  readonly requireTls?: boolean
  /** Where S3 writes who asked for what, some hours later: a bucket of the same account and region. Default: nowhere. */
  readonly accessLogs?: Bucket | BucketLogOptions
}

export interface BucketLogOptions {
  readonly bucket: Bucket
  /** What the names of the logs begin with. Default: the id of the bucket that is logged, and a slash. */
  readonly prefix?: string
}

/** What becomes of some objects; a rule does one thing at least. */
export interface LifecycleRule {
  /** Only objects whose key begins so. Default: all. */
  readonly prefix?: string
  /** Only objects with all these tags. Default: all. */
  readonly tags?: Readonly<Record<string, string>>
  /** Days until an object is deleted, 1 or more. */
  readonly expireAfterDays?: number
  /** Days until a version that was replaced or deleted goes for good, 1 or more. */
  readonly expireOldVersionsAfterDays?: number
  /** Days until the parts of an upload that was not completed are deleted, 1 or more. */
  readonly abortUploadsAfterDays?: number
  /** Cheaper storage, by the days after which objects move there. */
  readonly transitions?: readonly StorageTransition[]
}

export interface StorageTransition {
  /** 0 or more; 30 or more for `STANDARD_IA` and `ONEZONE_IA`. */
  readonly afterDays: number
  readonly storageClass:
    | "DEEP_ARCHIVE"
    | "GLACIER"
    | "GLACIER_IR"
    | "INTELLIGENT_TIERING"
    | "ONEZONE_IA"
    | "STANDARD_IA"
}

export interface BucketCorsRule {
  /** `*`, or origins of which each may have one `*`. */
  readonly origins: readonly string[]
  readonly methods: readonly ("DELETE" | "GET" | "HEAD" | "POST" | "PUT")[]
  /** Headers a request may have; each may have one `*`. Default none. */
  readonly headers?: readonly string[]
  /** Headers of the answer that a page may read. Default none. */
  readonly exposeHeaders?: readonly string[]
  /** Seconds a browser remembers the answer. Default: not at all. */
  readonly maxAgeSeconds?: number
}

/** Where a bucket stands that the app uses and does not own. */
export type ExistingBucket = { readonly name: string } | { readonly arn: string }

/**
 * An S3 bucket: private, encrypted, and reached through TLS only. Its name and ARN exist at run time only, in environment
 * variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const photos = new Bucket("Photos", { versioning: true })
 * await s3.send(new GetObjectCommand({ Bucket: photos.name, Key: "cat.jpg" }))
 */
export class Bucket {
  readonly id: string

  constructor(
    id: string,
    options: BucketOptions | { readonly existing: ExistingBucket } = {},
    callee: object = Bucket,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "bucket")
      if (!("existing" in options)) {
        checkOptions("Bucket", options, optionNames)
        if (options.accessLogs !== undefined) checkAccessLogs(options.accessLogs)
      }
      declareResource<BucketDeclaration>({ ...described(options), kind: "bucket", id }, callee)
    }
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("bucket", this, "name")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("bucket", this, "arn")
  }
}

/**
 * A bucket that is not the app's: it is used like one that is, and never changed. Under `tsapi local` a bucket of its name
 * stands in for it.
 *
 * @example
 * export const archive = existingBucket("Archive", { name: "acme-archive" })
 */
export function existingBucket(id: string, existing: ExistingBucket): Bucket {
  return new Bucket(id, { existing }, existingBucket)
}

function described(options: BucketOptions | { readonly existing: ExistingBucket }) {
  if ("existing" in options) return options
  const { accessLogs, ...own } = options
  if (accessLogs === undefined) return own
  const { bucket, ...others } = isHandle(accessLogs) ? { bucket: accessLogs } : accessLogs
  return { ...own, accessLogs: { ...others, bucket: placeOf(bucket) } }
}

function isHandle(accessLogs: Bucket | BucketLogOptions): accessLogs is Bucket {
  return "id" in accessLogs
}

function checkAccessLogs(accessLogs: unknown): void {
  const isObject = typeof accessLogs === "object" && accessLogs !== null
  if (isObject && "id" in accessLogs) return
  if (isObject) checkOptions("Bucket: accessLogs", accessLogs, ["bucket", "prefix"])
  const { bucket }: { readonly bucket?: unknown } = Object(accessLogs)
  if (typeof bucket === "object" && bucket !== null && "id" in bucket) return
  const problem = isObject
    ? `accessLogs.bucket is ${JSON.stringify(bucket)}`
    : `accessLogs is ${JSON.stringify(accessLogs)}`
  throw new TypeError(`Bucket: ${problem}. Give it a bucket of the app, such as new Bucket("Logs"), or leave it out.`)
}

const optionNames = ["versioning", "encryption", "lifecycle", "cors", "eventBridge", "requireTls", "accessLogs"]
