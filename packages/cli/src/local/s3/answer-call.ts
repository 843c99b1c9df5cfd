import { ensureBucket, type EnsureBucketInput, releaseBuckets } from "./buckets/ensure-bucket.ts"
import { callObject, objectCalls } from "./objects/call-object.ts"
import type { S3Context } from "./s3-context.ts"
import { unsupported } from "./s3-error.ts"

/** What kinds and other stand-ins ask for, without HTTP. Rejects with S3Error. */
export async function answerCall(
  context: S3Context,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  if (operation === "EnsureBucket" && typeof input["Bucket"] === "string")
    return ensureBucket(context, { ...input, Bucket: input["Bucket"] } satisfies EnsureBucketInput)
  if (operation === "EnsureNoOtherBuckets" && Array.isArray(input["Buckets"]))
    return releaseBuckets(context, input["Buckets"])
  if (Object.hasOwn(objectCalls, operation)) return callObject(context, operation, input)
  throw unsupported(operation)
}
