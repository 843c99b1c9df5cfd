// A copy reads there and writes here.
//
// allow s3:GetObject arn:aws:s3:::staging/*
// allow s3:PutObject arn:aws:s3:::live/*
// deny s3:PutObject arn:aws:s3:::staging/1
// deny s3:GetObject arn:aws:s3:::live/1

import { CopyObjectCommand, S3Client } from "@aws-sdk/client-s3"

export const handler = async ({ key }: { key: string }) =>
  new S3Client({}).send(new CopyObjectCommand({ Bucket: "live", Key: key, CopySource: `staging/${key}` }))
