// An uploaded image is read, and what is made of it is put elsewhere: resizing.
//
// env OUT=thumbnails
// allow s3:GetObject arn:aws:s3:::*/*
// allow s3:PutObject arn:aws:s3:::thumbnails/*
// deny s3:PutObject arn:aws:s3:::photos/1
// deny s3:DeleteObject arn:aws:s3:::thumbnails/1

import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})
const smaller = (image: Uint8Array) => image.slice(0, 1000)

export const handler = async (event: { Records: { s3: { bucket: { name: string }; object: { key: string } } }[] }) => {
  for (const { s3: source } of event.Records) {
    const input = { Bucket: source.bucket.name, Key: decodeURIComponent(source.object.key) }
    const { Body } = await s3.send(new GetObjectCommand(input)) // warns POLICY_RESOURCE_UNKNOWN
    const image = (await Body?.transformToByteArray()) ?? new Uint8Array()
    await s3.send(new PutObjectCommand({ Bucket: process.env.OUT, Key: input.Key, Body: smaller(image) }))
  }
}
