// Pages of a listing, each deleted at once.
//
// env BUCKET=uploads
// allow s3:ListBucket arn:aws:s3:::uploads
// allow s3:DeleteObject arn:aws:s3:::uploads/*
// deny s3:DeleteObjectVersion arn:aws:s3:::uploads/tmp/a
// deny s3:GetObject arn:aws:s3:::uploads/tmp/a
// deny s3:DeleteBucket arn:aws:s3:::uploads

import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3"

const client = new S3Client({ maxAttempts: 5 })

export const handler = async () => {
  let count = 0
  const pages = paginateListObjectsV2({ client, pageSize: 1000 }, { Bucket: process.env.BUCKET, Prefix: "tmp/" })
  for await (const { Contents = [] } of pages) {
    if (Contents.length === 0) continue
    const { Deleted } = await client.send(
      new DeleteObjectsCommand({
        Bucket: process.env.BUCKET,
        Delete: { Objects: Contents.map(({ Key }) => ({ Key: Key! })), Quiet: true },
      }),
    )
    count += Deleted?.length ?? 0
  }
  return { count }
}
