// An ACL is a permission more.
//
// allow s3:PutObject arn:aws:s3:::site/index.html
// allow s3:PutObjectAcl arn:aws:s3:::site/index.html
// deny s3:PutObjectTagging arn:aws:s3:::site/index.html
// deny s3:GetObject arn:aws:s3:::site/index.html

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

export const handler = async (event: { html: string }) =>
  new S3Client({}).send(
    new PutObjectCommand({ Bucket: "site", Key: "index.html", Body: event.html, ACL: "public-read" }),
  )
