import type { BucketDeclaration } from "@tsapi/framework/internal"

/** Where S3 logs what is asked of a bucket. */
export interface AccessLogDestination {
  /** The id of a bucket. */
  readonly bucket: string
  /** What the names of the logs begin with. */
  readonly prefix: string
}

/** Undefined where nothing is logged. */
export function logDestination({
  id,
  accessLogs,
}: Pick<BucketDeclaration, "id" | "accessLogs">): AccessLogDestination | undefined {
  return accessLogs && { bucket: accessLogs.bucket.id, prefix: accessLogs.prefix ?? `${id}/` }
}
