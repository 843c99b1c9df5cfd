// A multi-region access point, an object behind an access point as a source, and S3 Object Lambda.
//
// allow s3:GetObject arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap/object/*
// allow s3:ListBucket arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap
// allow s3:GetObject arn:aws:s3:us-east-1:111122223333:accesspoint/inbox/object/in/*
// allow s3:PutObject arn:aws:s3:::archive/*
// allow s3-object-lambda:GetObject arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/redact
// deny s3:GetObject arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/redact
// deny s3:GetObject arn:aws:s3:us-east-1:111122223333:accesspoint/inbox/object/out/1

import { CopyObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})
const everywhere = "arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap"
const inbox = "arn:aws:s3:us-east-1:111122223333:accesspoint/inbox"
const redact = "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/redact"

export const handler = async ({ key }: { key: string }) => {
  await s3.send(new ListObjectsV2Command({ Bucket: everywhere }))
  await s3.send(new GetObjectCommand({ Bucket: everywhere, Key: key }))
  await s3.send(new CopyObjectCommand({ Bucket: "archive", Key: key, CopySource: `${inbox}/object/in/${key}` }))
  await s3.send(new GetObjectCommand({ Bucket: redact, Key: key })) // warns POLICY_RESOURCE_UNKNOWN
}
