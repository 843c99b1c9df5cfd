// A stream goes to a bucket through lib-storage, compressed.
//
// env EXPORTS=exports
// allow s3:PutObject arn:aws:s3:::exports/reports/*.csv.gz
// allow s3:AbortMultipartUpload arn:aws:s3:::exports/reports/*.csv.gz
// deny s3:PutObject arn:aws:s3:::exports/reports/1.csv
// deny s3:GetObject arn:aws:s3:::exports/reports/1.csv.gz

import { S3 } from "@aws-sdk/client-s3"
import { Upload } from "@aws-sdk/lib-storage"
import { PassThrough } from "node:stream"
import { createGzip } from "node:zlib"

export const handler = async ({ id, rows }: { id: string; rows: string[][] }) => {
  const body = new PassThrough()
  const upload = new Upload({
    client: new S3({}),
    params: { Bucket: process.env.EXPORTS, Key: `reports/${id}.csv.gz`, Body: body.pipe(createGzip()) },
    queueSize: 4,
    leavePartsOnError: false,
  })
  upload.on("httpUploadProgress", ({ loaded }) => console.log(loaded))
  for (const row of rows) body.write(row.join(",") + "\n")
  body.end()
  await upload.done()
}
