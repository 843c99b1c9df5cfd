// lib-storage uploads in parts, and aborts what fails.
//
// allow s3:PutObject arn:aws:s3:::backups/daily/*
// allow s3:AbortMultipartUpload arn:aws:s3:::backups/daily/*
// deny s3:ListMultipartUploadParts arn:aws:s3:::backups/daily/1
// deny s3:PutObject arn:aws:s3:::backups/weekly/1

import { Readable } from "node:stream"
import { S3Client } from "@aws-sdk/client-s3"
import { Upload } from "@aws-sdk/lib-storage"

export const handler = async () => {
  const day = new Date().toISOString().slice(0, 10)
  const upload = new Upload({
    client: new S3Client({}),
    params: { Bucket: "backups", Key: `daily/${day}`, Body: Readable.from(["data"]) },
    queueSize: 2,
  })
  await upload.done()
}
