// Calls in Promise.all and in array callbacks.
//
// allow s3:GetObject arn:aws:s3:::catalogue/*
// deny s3:ListBucket arn:aws:s3:::catalogue
// deny s3:GetObject arn:aws:s3:::catalogue-old/1

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})

export const handler = async ({ keys }: { keys: string[] }) => {
  const objects = await Promise.all(keys.map((Key) => s3.send(new GetObjectCommand({ Bucket: "catalogue", Key }))))
  return Promise.all(objects.map(({ Body }) => Body?.transformToString()))
}
