// A presigned URL carries the signer's permission.
//
// env BUCKET=invoices
// allow s3:GetObject arn:aws:s3:::invoices/*.pdf
// deny s3:PutObject arn:aws:s3:::invoices/1.pdf
// deny s3:GetObject arn:aws:s3:::invoices/1.txt

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"

const s3 = new S3Client({})

export const handler = async (event: { pathParameters: { id: string } }) => {
  const command = new GetObjectCommand({ Bucket: process.env.BUCKET, Key: `${event.pathParameters.id}.pdf` })
  return { statusCode: 302, headers: { location: await getSignedUrl(s3, command, { expiresIn: 300 }) } }
}
