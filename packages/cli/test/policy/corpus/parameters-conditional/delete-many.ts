// Deleting many objects is s3:DeleteObject on each.
//
// allow s3:DeleteObject arn:aws:s3:::trash/*
// deny s3:DeleteObjectVersion arn:aws:s3:::trash/1
// deny s3:DeleteBucket arn:aws:s3:::trash

import { DeleteObjectsCommand, S3Client } from "@aws-sdk/client-s3"

export const handler = async ({ keys }: { keys: string[] }) =>
  new S3Client({}).send(
    new DeleteObjectsCommand({ Bucket: "trash", Delete: { Objects: keys.map((Key) => ({ Key })) } }),
  )
