// The parts of an upload by hand, with the clean-up when one fails.
//
// env BUCKET=videos
// allow s3:PutObject arn:aws:s3:::videos/raw/*
// allow s3:AbortMultipartUpload arn:aws:s3:::videos/raw/*
// allow s3:ListMultipartUploadParts arn:aws:s3:::videos/raw/*
// deny s3:ListBucketMultipartUploads arn:aws:s3:::videos
// deny s3:GetObject arn:aws:s3:::videos/raw/1

const {
  S3Client,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  CompleteMultipartUploadCommand,
  AbortMultipartUploadCommand,
  ListPartsCommand,
} = require("@aws-sdk/client-s3")

const s3 = new S3Client()
const Bucket = process.env.BUCKET

module.exports.handler = async function (event) {
  const Key = "raw/" + event.id
  let UploadId
  try {
    const created = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }))
    UploadId = created.UploadId
    const parts = await Promise.all(
      event.chunks.map((Body, i) => s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: i + 1, Body }))),
    )
    const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }))
    if (listed.Parts.length !== parts.length) throw new Error("incomplete")
    return await s3.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId,
        MultipartUpload: { Parts: parts.map(({ ETag }, i) => ({ ETag, PartNumber: i + 1 })) },
      }),
    )
  } catch (error) {
    if (UploadId) await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
    throw error
  }
}
