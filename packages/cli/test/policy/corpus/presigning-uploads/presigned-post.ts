// A presigned form is a put.
//
// allow s3:PutObject arn:aws:s3:::avatars/*
// deny s3:DeleteObject arn:aws:s3:::avatars/1
// deny s3:PutObject arn:aws:s3:::avatar/1

import { S3Client } from "@aws-sdk/client-s3"
import { createPresignedPost } from "@aws-sdk/s3-presigned-post"

const client = new S3Client({})

export const handler = async (event: { user: string }) =>
  createPresignedPost(client, {
    Bucket: "avatars",
    Key: event.user,
    Conditions: [["content-length-range", 1, 1_000_000]],
    Expires: 600,
  })
