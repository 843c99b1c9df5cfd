// Operations on buckets; listing all of them takes no resource.
//
// allow s3:ListAllMyBuckets *
// allow s3:CreateBucket arn:aws:s3:::tenant-7
// allow s3:PutBucketVersioning arn:aws:s3:::tenant-7
// allow s3:PutLifecycleConfiguration arn:aws:s3:::tenant-7
// deny s3:DeleteBucket arn:aws:s3:::tenant-7
// deny s3:CreateBucket arn:aws:s3:::tenant-8

import { S3 } from "@aws-sdk/client-s3"

const s3 = new S3({})

export const handler = async () => {
  const { Buckets = [] } = await s3.listBuckets({})
  if (Buckets.some(({ Name }) => Name === "tenant-7")) return
  await s3.createBucket({ Bucket: "tenant-7" })
  await s3.putBucketVersioning({ Bucket: "tenant-7", VersioningConfiguration: { Status: "Enabled" } })
  await s3.putBucketLifecycleConfiguration({
    Bucket: "tenant-7",
    LifecycleConfiguration: { Rules: [{ Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 30 } }] },
  })
}
