// Imported and never used.
//
// deny s3:GetObject arn:aws:s3:::any/1
// deny s3:PutObject arn:aws:s3:::any/1

import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})

export const handler = async () => s3.config.region()
