// Links to upload and download, by what the request asks for.
//
// env BUCKET=documents
// allow s3:PutObject arn:aws:s3:::documents/put/*
// allow s3:GetObject arn:aws:s3:::documents/*
// allow s3:GetObjectVersion arn:aws:s3:::documents/*
// allow s3:PutObject arn:aws:s3:::documents/post/*/*
// deny s3:DeleteObject arn:aws:s3:::documents/a
// deny s3:PutObjectAcl arn:aws:s3:::documents/a

import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { createPresignedPost } from "@aws-sdk/s3-presigned-post"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"

interface Request {
  httpMethod: "GET" | "PUT" | "POST"
  pathParameters: { key: string }
  queryStringParameters?: { version?: string }
}

const client = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" })
const Bucket = process.env.BUCKET!
const expiresIn = 15 * 60

const commands = {
  GET: ({ pathParameters: { key }, queryStringParameters }: Request) =>
    new GetObjectCommand({ Bucket, Key: key, VersionId: queryStringParameters?.version }),
  PUT: ({ pathParameters: { key } }: Request) => new PutObjectCommand({ Bucket, Key: `put/${key}` }),
}

export const handler = async (request: Request) => {
  if (request.httpMethod === "POST") {
    const { url, fields } = await createPresignedPost(client, {
      Bucket,
      Key: `post/${request.pathParameters.key}/\${filename}`,
      Conditions: [["content-length-range", 0, 10 * 1024 * 1024]],
      Expires: expiresIn,
    })
    return { statusCode: 200, body: JSON.stringify({ url, fields }) }
  }
  const command = commands[request.httpMethod](request)
  const location = await getSignedUrl(client, command as GetObjectCommand, { expiresIn })
  return { statusCode: 302, headers: { location } }
}
