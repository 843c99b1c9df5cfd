// Listing objects is s3:ListBucket on the bucket.
//
// env BUCKET=photos
// allow s3:ListBucket arn:aws:s3:::photos
// deny s3:ListBucket arn:aws:s3:::photos-raw
// deny s3:GetObject arn:aws:s3:::photos/a.jpg
// deny s3:ListBucketVersions arn:aws:s3:::photos

import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3"

const client = new S3Client({})

export const handler = async () => {
  let bytes = 0
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: process.env.BUCKET })) {
    bytes += Contents.reduce((sum, { Size = 0 }) => sum + Size, 0)
  }
  return bytes
}
