// A custom resource of CloudFormation: the answer goes to a presigned URL that it is given.
//
// env BUCKET=site
// allow s3:PutObject arn:aws:s3:::site/config.json
// allow s3:DeleteObject arn:aws:s3:::site/config.json
// deny s3:ListBucket arn:aws:s3:::site
// deny s3:PutObject arn:aws:s3:::site/index.html

import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})
const target = { Bucket: process.env.BUCKET, Key: "config.json" }

interface CustomResourceEvent {
  RequestType: "Create" | "Update" | "Delete"
  ResponseURL: string
  ResourceProperties: object
}

async function answer(event: CustomResourceEvent, Status: "SUCCESS" | "FAILED") {
  await fetch(event.ResponseURL, { method: "PUT", body: JSON.stringify({ Status, PhysicalResourceId: "config" }) })
}

export const handler = async (event: CustomResourceEvent) => {
  try {
    if (event.RequestType === "Delete") await s3.send(new DeleteObjectCommand(target))
    else await s3.send(new PutObjectCommand({ ...target, Body: JSON.stringify(event.ResourceProperties) }))
    await answer(event, "SUCCESS")
  } catch {
    await answer(event, "FAILED")
  }
}
