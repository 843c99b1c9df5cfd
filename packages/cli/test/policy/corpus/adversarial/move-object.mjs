// Objects are moved: a copy from one bucket to another, then the original goes.
//
// env INBOX=inbox
// env ARCHIVE=archive
// allow s3:GetObject arn:aws:s3:::inbox/incoming/*
// allow s3:PutObject arn:aws:s3:::archive/*/*
// allow s3:DeleteObject arn:aws:s3:::inbox/incoming/*
// deny s3:DeleteObject arn:aws:s3:::archive/2024/a
// deny s3:GetObject arn:aws:s3:::archive/2024/a
// deny s3:ListBucket arn:aws:s3:::inbox

import { CopyObjectCommand, DeleteObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3"

const client = new S3Client({})
const { INBOX, ARCHIVE } = process.env

async function moveTo(target, sourceKey) {
  const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: INBOX, Key: sourceKey }))
  if (ContentLength === 0) return
  await client.send(
    new CopyObjectCommand({ Bucket: ARCHIVE, Key: target, CopySource: encodeURI(`${INBOX}/${sourceKey}`) }),
  )
  await client.send(new DeleteObjectCommand({ Bucket: INBOX, Key: sourceKey }))
}

export async function handler({ files }) {
  await Promise.allSettled(files.map((name) => moveTo(`${new Date().getFullYear()}/${name}`, `incoming/${name}`)))
}
