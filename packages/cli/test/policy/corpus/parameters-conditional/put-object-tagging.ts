// Tags are a permission more, here only sometimes given.
//
// allow s3:PutObject arn:aws:s3:::docs/*
// allow s3:PutObjectTagging arn:aws:s3:::docs/*
// deny s3:PutObjectAcl arn:aws:s3:::docs/1
// deny s3:DeleteObjectTagging arn:aws:s3:::docs/1

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

export const handler = async ({ key, owner }: { key: string; owner?: string }) =>
  new S3Client({}).send(
    new PutObjectCommand({ Bucket: "docs", Key: key, Body: "", ...(owner && { Tagging: `owner=${owner}` }) }),
  )
