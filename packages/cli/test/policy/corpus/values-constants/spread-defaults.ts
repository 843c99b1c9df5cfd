// Defaults spread below what the caller gives.
//
// allow s3:PutObject arn:aws:s3:::archive/*
// allow s3:PutObject arn:aws:s3:::hot/*
// deny s3:PutObject arn:aws:s3:::cold/1
// deny s3:PutObjectTagging arn:aws:s3:::archive/1

import { PutObjectCommand, S3Client, type PutObjectCommandInput } from "@aws-sdk/client-s3"

const defaults = { Bucket: "archive", ContentType: "application/json" }
const put = (input: Partial<PutObjectCommandInput> & { Key: string }) =>
  new S3Client({}).send(new PutObjectCommand({ ...defaults, ...input }))

export const handler = async ({ id }: { id: string }) => {
  await put({ Key: id, Body: "{}" })
  await put({ Key: id, Body: "{}", Bucket: "hot" })
}
