// Objects through an access point.
//
// allow s3:GetObject arn:aws:s3:us-east-1:111122223333:accesspoint/analytics/object/*
// deny s3:GetObject arn:aws:s3:::analytics/1
// deny s3:PutObject arn:aws:s3:us-east-1:111122223333:accesspoint/analytics/object/1

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

export const handler = async ({ key }: { key: string }) =>
  new S3Client({}).send(
    new GetObjectCommand({ Bucket: "arn:aws:s3:us-east-1:111122223333:accesspoint/analytics", Key: key }),
  )
