import type { Operation } from "../s3-context.ts"
import { invalidArgument, S3Error, unsupported } from "../s3-error.ts"
import { parseDocument, readText } from "../xml/read-xml.ts"
import { newBucket } from "./new-bucket.ts"

export const createBucket: Operation = async (context, request) => {
  const { store, region } = context
  const name = request.bucket
  checkBucketName(name)
  const text = await readText(request)
  const document = text === "" ? undefined : parseDocument(text, "CreateBucketConfiguration")
  if (document?.one("Location") || document?.one("Bucket")) throw unsupported("CreateBucket of a directory bucket")
  const constraint = document?.text("LocationConstraint") || undefined
  if (constraint !== undefined && constraint !== region) throw elsewhere(constraint)
  if (request.headers["x-amz-bucket-object-lock-enabled"]?.toLowerCase() === "true") throw unsupported("Object Lock")
  await store.write((batch) => {
    const existing = store.buckets.get(name)
    if (!existing) batch.saveBucket(newBucket(context, batch, name))
    // Only the oldest region takes it for done.
    else if (region !== "us-east-1") throw alreadyOwned(name)
  })
  return { headers: { location: `/${name}` } }
}

/** Throws InvalidBucketName. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export function checkBucketName(name: string): void {
  const isName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes("..")
  if (isName && !/^\d+\.\d+\.\d+\.\d+$/.test(name) && !name.startsWith("xn--")) return
  throw new S3Error("InvalidBucketName", "The specified bucket is not valid.", { members: { BucketName: name } })
}

function elsewhere(constraint: string): S3Error {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$|^EU$/.test(constraint))
    return invalidArgument("The specified location-constraint is not valid", "LocationConstraint", constraint)
  const message = `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`
  return new S3Error("IllegalLocationConstraintException", message)
}

function alreadyOwned(name: string): S3Error {
  return new S3Error(
    "BucketAlreadyOwnedByYou",
    "Your previous request to create the named bucket succeeded and you already own it.",
    { status: 409, members: { BucketName: name } },
  )
}
