// Keys listed in a bucket are read from that bucket.
//
// env BUCKET=inbox
// allow s3:ListBucket arn:aws:s3:::inbox
// allow s3:GetObject arn:aws:s3:::inbox/*
// allow s3:DeleteObject arn:aws:s3:::inbox/*
// deny s3:PutObject arn:aws:s3:::inbox/1
// deny s3:GetObject arn:aws:s3:::outbox/1

import { DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})
const Bucket = process.env.BUCKET

export const handler = async () => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }))
  for (const { Key } of Contents) {
    await s3.send(new GetObjectCommand({ Bucket, Key }))
    await s3.send(new DeleteObjectCommand({ Bucket, Key }))
  }
}
