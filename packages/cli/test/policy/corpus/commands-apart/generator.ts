// Commands come out of a generator.
//
// allow s3:DeleteObject arn:aws:s3:::scratch/*
// deny s3:DeleteObject arn:aws:s3:::keep/1
// deny s3:DeleteObjectVersion arn:aws:s3:::scratch/1

import { DeleteObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})

function* deletions(keys: readonly string[]) {
  for (const Key of keys) yield new DeleteObjectCommand({ Bucket: "scratch", Key })
}

export const handler = async ({ keys }: { keys: string[] }) => {
  for (const deletion of deletions(keys)) await s3.send(deletion)
}
