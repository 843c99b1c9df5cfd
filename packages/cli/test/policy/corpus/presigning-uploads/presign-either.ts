// One signing function for reading and writing.
//
// allow s3:GetObject arn:aws:s3:::documents/*
// allow s3:PutObject arn:aws:s3:::documents/*
// deny s3:DeleteObject arn:aws:s3:::documents/1
// deny s3:ListBucket arn:aws:s3:::documents

import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"

const s3 = new S3Client({})
const Bucket = "documents"

const commands = {
  read: (Key: string) => new GetObjectCommand({ Bucket, Key }),
  write: (Key: string) => new PutObjectCommand({ Bucket, Key }),
}

export const handler = async ({ mode, key }: { mode: "read" | "write"; key: string }) =>
  getSignedUrl(s3, commands[mode](key), { expiresIn: 900 })
