// The parts of a hand-written multipart upload.
//
// allow s3:PutObject arn:aws:s3:::videos/raw/*
// allow s3:AbortMultipartUpload arn:aws:s3:::videos/raw/*
// deny s3:PutObject arn:aws:s3:::videos/cut/1
// deny s3:ListBucketMultipartUploads arn:aws:s3:::videos

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3"

const s3 = new S3Client({})

export const handler = async ({ name, parts }: { name: string; parts: string[] }) => {
  const target = { Bucket: "videos", Key: `raw/${name}` }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(target))
  try {
    const Parts = []
    for (const [index, Body] of parts.entries()) {
      const { ETag } = await s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber: index + 1, Body }))
      Parts.push({ ETag, PartNumber: index + 1 })
    }
    await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }))
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand({ ...target, UploadId }))
    throw error
  }
}
