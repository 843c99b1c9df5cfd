import { randomBytes } from "node:crypto"
import {
  checkRules,
  noNotifications,
  type NotificationConfiguration,
} from "../notifications/notification-configuration.ts"
import { noteTestEvents } from "../notifications/test-event.ts"
import type { S3Context } from "../s3-context.ts"
import type { BucketRecord, CorsRule, Encryption } from "../store/records.ts"
import { renderXml } from "../xml/render-xml.ts"
import { newBucket } from "./new-bucket.ts"

/** A bucket as the app declares it. */
export interface EnsureBucketInput {
  readonly Bucket: string
  readonly Versioning?: BucketRecord["versioning"]
  readonly CORSRules?: readonly CorsRule[]
  readonly Encryption?: Encryption
  readonly Logging?: { readonly TargetBucket: string; readonly TargetPrefix: string }
  /** Default: none. */
  readonly Notification?: NotificationConfiguration
}

/**
 * Makes the bucket be as declared, whatever it was: what the source no longer says is gone, objects stay. Versioning that
 * was on is suspended, as it cannot go away.
 */
export async function ensureBucket(context: S3Context, input: EnsureBucketInput): Promise<object> {
  const { store } = context
  const {
    Bucket: name,
    CORSRules: corsRules,
    Encryption: encryption,
    Logging,
    Notification: after = noNotifications,
  } = input
  checkRules(after.rules)
  await store.write((batch) => {
    const bucket = store.buckets.get(name) ?? newBucket(context, batch, name)
    const { corsRules: _, versioning: kept, notification: before = noNotifications, ...rest } = bucket
    const versioning = input.Versioning ?? (kept && "Suspended")
    const { BucketEncryption: _encryption, BucketLogging: _logging, ...others } = bucket.documents
    batch.saveBucket({
      ...rest,
      declared: true,
      notification: after,
      documents: {
        ...others,
        ...(encryption && { BucketEncryption: encryptionDocument(encryption) }),
        ...(Logging && { BucketLogging: renderXml("BucketLoggingStatus", { LoggingEnabled: Logging }) }),
      },
      ...(versioning && { versioning }),
      ...(corsRules && { corsRules }),
    })
    const requestId = randomBytes(8).toString("hex").toUpperCase()
    noteTestEvents(context, { batch, bucket: name, requestId, before, after })
  })
  context.deliveries.start()
  return {}
}

/** Buckets that the app declared and does not any more keep their objects, and notify nobody. */
export async function releaseBuckets({ store }: S3Context, declared: readonly string[]): Promise<object> {
  const released = [...store.buckets.values()].filter(({ name, declared: was }) => was && !declared.includes(name))
  if (released.length === 0) return {}
  await store.write((batch) => {
    for (const { declared: _declared, notification: _notification, ...bucket } of released) batch.saveBucket(bucket)
  })
  return {}
}

function encryptionDocument({ algorithm, keyId, bucketKeyEnabled = false }: Encryption): string {
  return renderXml("ServerSideEncryptionConfiguration", {
    Rule: {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, KMSMasterKeyID: keyId },
      BucketKeyEnabled: bucketKeyEnabled,
    },
  })
}
