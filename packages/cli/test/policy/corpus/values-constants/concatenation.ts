// Text put together with +, concat, join and template strings.
//
// env STAGE=dev
// allow s3:GetObject arn:aws:s3:::acme-dev-data/v1/*/index.json
// deny s3:GetObject arn:aws:s3:::acme-prod-data/v1/a/index.json
// deny s3:GetObject arn:aws:s3:::acme-dev-data/v2/a/index.json
// deny s3:ListBucket arn:aws:s3:::acme-dev-data

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

const Bucket = ["acme", process.env.STAGE].join("-").concat("-data")
const version = "v" + 1

export const handler = async ({ id }: { id: string }) =>
  new S3Client({}).send(new GetObjectCommand({ Bucket, Key: version + "/" + `${id}/index.json` }))
