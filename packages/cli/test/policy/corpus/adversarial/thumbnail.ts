// A thumbnail of each object of a notification; the source bucket is whatever the event says.
//
// env THUMBNAILS=thumbs
// allow s3:GetObject arn:aws:s3:::*/*
// allow s3:PutObject arn:aws:s3:::thumbs/thumbs/*
// allow s3:PutObjectAcl arn:aws:s3:::thumbs/thumbs/*
// allow s3:PutObjectTagging arn:aws:s3:::thumbs/thumbs/*
// deny s3:PutObject arn:aws:s3:::thumbs/other/a.png
// deny s3:DeleteObject arn:aws:s3:::thumbs/thumbs/a.png

import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

interface S3Event {
  Records: { s3: { bucket: { name: string }; object: { key: string } } }[]
}

const s3 = new S3Client({ region: process.env.AWS_REGION })

const streamToBuffer = async (stream: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const handler = async (event: S3Event): Promise<void> => {
  for (const record of event.Records) {
    const bucket = record.s3.bucket.name
    const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "))
    const { Body, ContentType } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })) // warns POLICY_RESOURCE_UNKNOWN
    if (!ContentType?.startsWith("image/")) continue
    const image = await streamToBuffer(Body as unknown as AsyncIterable<Uint8Array>)
    await s3.send(
      new PutObjectCommand({
        Bucket: process.env.THUMBNAILS!,
        Key: `thumbs/${key}`,
        Body: image.subarray(0, 100),
        ACL: "public-read",
        Tagging: new URLSearchParams({ source: bucket }).toString(),
      }),
    )
  }
}
