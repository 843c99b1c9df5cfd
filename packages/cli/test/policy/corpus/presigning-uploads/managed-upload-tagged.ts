// An upload with tags and an ACL needs both.
//
// allow s3:PutObject arn:aws:s3:::public-assets/site.css
// allow s3:AbortMultipartUpload arn:aws:s3:::public-assets/site.css
// allow s3:PutObjectTagging arn:aws:s3:::public-assets/site.css
// allow s3:PutObjectAcl arn:aws:s3:::public-assets/site.css
// deny s3:GetObjectTagging arn:aws:s3:::public-assets/site.css
// deny s3:DeleteObject arn:aws:s3:::public-assets/site.css

import { S3 } from "@aws-sdk/client-s3"
import { Upload } from "@aws-sdk/lib-storage"

export const handler = async (event: { css: string }) =>
  new Upload({
    client: new S3({}),
    params: { Bucket: "public-assets", Key: "site.css", Body: event.css, ACL: "public-read" },
    tags: [{ Key: "source", Value: "build" }],
  }).done()
