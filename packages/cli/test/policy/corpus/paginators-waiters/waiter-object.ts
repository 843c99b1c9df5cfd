// Waiting for an object asks for its head, which is reading it.
//
// allow s3:GetObject arn:aws:s3:::exports/*/manifest.json
// deny s3:PutObject arn:aws:s3:::exports/1/manifest.json
// deny s3:GetObject arn:aws:s3:::exports/1/data.json

import { S3Client, waitUntilObjectExists } from "@aws-sdk/client-s3"

const client = new S3Client({})

export const handler = async ({ job }: { job: string }) =>
  waitUntilObjectExists({ client, maxWaitTime: 120 }, { Bucket: "exports", Key: `${job}/manifest.json` })
