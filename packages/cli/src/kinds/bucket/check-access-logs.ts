import type { BucketDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../model/kind.ts"

type Declared = Located<BucketDeclaration>
type Fault = readonly [problem: string, hint: string]

/**
 * Where the requests of a bucket cannot be logged, or would be without end.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
export function accessLogFaults({ id, accessLogs }: Declared, buckets: readonly Declared[]): readonly Fault[] {
  if (!accessLogs) return []
  const target = findBucket(accessLogs.bucket.id, buckets)
  if (!target || accessLogs.bucket.kind !== "bucket")
    return [
      [
        `the app has no bucket "${accessLogs.bucket.id}" for its accessLogs`,
        "Construct it with `new Bucket`, or use existingBucket.",
      ],
    ]
  if (leadsTo(id, target, buckets))
    return [
      [
        "its access logs are logged in itself, and so without end",
        "Let the bucket that takes logs have no accessLogs, or others.",
      ],
    ]
  if (target.encryption !== undefined && target.encryption !== "s3")
    return [
      [
        `its accessLogs go to "${target.id}", which KMS encrypts`,
        'S3 writes logs only into buckets with keys of its own: use encryption: "s3" there.',
      ],
    ]
  return []
}

function leadsTo(id: string, bucket: Declared, buckets: readonly Declared[]): boolean {
  const seen = new Set<string>()
  let next: Declared | undefined = bucket
  while (next && !seen.has(next.id)) {
    if (next.id === id) return true
    seen.add(next.id)
    next = next.accessLogs && findBucket(next.accessLogs.bucket.id, buckets)
  }
  return false
}

function findBucket(id: string, buckets: readonly Declared[]): Declared | undefined {
  return buckets.find((each) => each.id === id)
}
