// A browser uploads through a presigned URL.
//
// env UPLOADS=uploads
// allow s3:PutObject arn:aws:s3:::uploads/incoming/*
// deny s3:GetObject arn:aws:s3:::uploads/incoming/1
// deny s3:PutObject arn:aws:s3:::uploads/processed/1
// deny s3:PutObjectAcl arn:aws:s3:::uploads/incoming/1

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"

const s3 = new S3Client({})

export async function handler(event: { body: string }) {
  const { contentType } = JSON.parse(event.body)
  const Key = `incoming/${crypto.randomUUID()}`
  const url = await getSignedUrl(
    s3,
    new PutObjectCommand({ Bucket: process.env.UPLOADS, Key, ContentType: contentType }),
    { expiresIn: 60 },
  )
  return { statusCode: 200, body: JSON.stringify({ url, key: Key }) }
}
