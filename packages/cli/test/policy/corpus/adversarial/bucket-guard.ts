// A bucket's settings are put right; several operations have actions of other names.
//
// allow s3:ListAllMyBuckets *
// allow s3:ListBucket arn:aws:s3:::company-logs
// allow s3:GetBucketLocation arn:aws:s3:::company-logs
// allow s3:PutBucketPublicAccessBlock arn:aws:s3:::company-logs
// allow s3:PutEncryptionConfiguration arn:aws:s3:::company-logs
// allow s3:PutLifecycleConfiguration arn:aws:s3:::company-logs
// allow s3:PutBucketCORS arn:aws:s3:::company-logs
// allow s3:PutBucketVersioning arn:aws:s3:::company-logs
// allow s3:GetBucketNotification arn:aws:s3:::company-logs
// deny s3:PutBucketPolicy arn:aws:s3:::company-logs
// deny s3:PutAccountPublicAccessBlock *
// deny s3:GetObject arn:aws:s3:::company-logs/a

import * as S3 from "@aws-sdk/client-s3"

const client = new S3.S3Client({ followRegionRedirects: true })
const Bucket = ["company", "logs"].join("-")

export const handler = async (): Promise<void> => {
  const { Buckets } = await client.send(new S3.ListBucketsCommand({}))
  if (!Buckets?.some(({ Name }) => Name === Bucket)) return
  await client.send(new S3.HeadBucketCommand({ Bucket }))
  await client.send(new S3.GetBucketLocationCommand({ Bucket }))
  const steps = [
    new S3.PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true },
    }),
    new S3.PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
    }),
    new S3.PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [] } }),
    new S3.PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [] } }),
    new S3.PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }),
    new S3.GetBucketNotificationConfigurationCommand({ Bucket }),
  ]
  for (const step of steps) await client.send(step as S3.PutBucketVersioningCommand)
}
