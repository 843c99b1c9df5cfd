// HeadObject is s3:GetObject; HeadBucket is s3:ListBucket.
//
// allow s3:ListBucket arn:aws:s3:::files
// allow s3:GetObject arn:aws:s3:::files/*
// deny s3:GetObjectAttributes arn:aws:s3:::files/1
// deny s3:PutObject arn:aws:s3:::files/1

import { HeadBucketCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})

export const handler = async ({ key }: { key: string }) => {
  await s3.send(new HeadBucketCommand({ Bucket: "files" }))
  const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket: "files", Key: key }))
  return ContentLength
}
