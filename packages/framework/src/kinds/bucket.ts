import { resourceKind } from "./resource-kind.ts"

/** S3 buckets. */
export const bucket = resourceKind("bucket")
