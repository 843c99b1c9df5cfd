// A version needs s3:GetObjectVersion instead of s3:GetObject.
//
// allow s3:GetObjectVersion arn:aws:s3:::history/*
// deny s3:GetObject arn:aws:s3:::history/1
// deny s3:DeleteObjectVersion arn:aws:s3:::history/1

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

export const handler = async ({ key, version }: { key: string; version: string }) =>
  new S3Client({}).send(new GetObjectCommand({ Bucket: "history", Key: key, VersionId: `v${version}` }))
