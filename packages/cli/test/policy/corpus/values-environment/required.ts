// A function that insists on a variable.
//
// env BUCKET_NAME=media
// allow s3:GetObject arn:aws:s3:::media/*
// deny s3:GetObject arn:aws:s3:::BUCKET_NAME/1
// deny s3:PutObject arn:aws:s3:::media/1

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

const Bucket = required("BUCKET_NAME")

export const handler = async ({ key }: { key: string }) =>
  new S3Client({}).send(new GetObjectCommand({ Bucket, Key: key }))
