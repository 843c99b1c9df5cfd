// Methods of the client that has them all.
//
// allow s3:GetObject arn:aws:s3:::reports/latest.csv
// deny s3:PutObject arn:aws:s3:::reports/latest.csv
// deny s3:GetObject arn:aws:s3:::reports/older.csv
// deny s3:GetObjectVersion arn:aws:s3:::reports/latest.csv

import { S3 } from "@aws-sdk/client-s3"

const s3 = new S3()

export async function handler() {
  const { Body } = await s3.getObject({ Bucket: "reports", Key: "latest.csv" })
  return Body?.transformToString()
}
