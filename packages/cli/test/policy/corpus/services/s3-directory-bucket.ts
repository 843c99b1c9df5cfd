// Directory buckets: objects are reached in a session, the bucket has actions of its own.
//
// env FAST=frames--use1-az4--x-s3
// allow s3express:CreateSession arn:aws:s3express:us-east-1:111122223333:bucket/frames--use1-az4--x-s3
// allow s3express:PutEncryptionConfiguration arn:aws:s3express:us-east-1:111122223333:bucket/frames--use1-az4--x-s3
// allow s3:PutObject arn:aws:s3:::archive/*
// deny s3:GetObject arn:aws:s3:::frames--use1-az4--x-s3/1
// deny s3express:CreateSession arn:aws:s3express:us-east-1:111122223333:bucket/other--use1-az4--x-s3
// deny s3express:DeleteBucket arn:aws:s3express:us-east-1:111122223333:bucket/frames--use1-az4--x-s3

import {
  CopyObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  S3Client,
} from "@aws-sdk/client-s3"

const s3 = new S3Client({})
const Bucket = process.env.FAST

export const handler = async ({ key }: { key: string }) => {
  await s3.send(new ListObjectsV2Command({ Bucket }))
  await s3.send(new GetObjectCommand({ Bucket, Key: key }))
  await s3.send(new CopyObjectCommand({ Bucket: "archive", Key: key, CopySource: `${Bucket}/${key}` }))
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: { Rules: [{ BucketKeyEnabled: true }] },
    }),
  )
}
