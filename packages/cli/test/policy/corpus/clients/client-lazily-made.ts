// A client made at its first use and kept.
//
// env BUCKET=uploads
// allow s3:DeleteObject arn:aws:s3:::uploads/tmp/*
// deny s3:DeleteObject arn:aws:s3:::uploads/final/1
// deny s3:PutObject arn:aws:s3:::uploads/tmp/1

import { DeleteObjectCommand, S3Client } from "@aws-sdk/client-s3"

let kept: S3Client | undefined

function s3() {
  kept ??= new S3Client({ maxAttempts: 2 })
  return kept
}

export const handler = async ({ name }: { name: string }) => {
  await s3().send(new DeleteObjectCommand({ Bucket: process.env.BUCKET, Key: `tmp/${name}` }))
}
