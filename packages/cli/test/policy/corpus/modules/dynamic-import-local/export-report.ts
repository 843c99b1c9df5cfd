import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

const s3 = new S3Client({})
const target = { Bucket: "exports", Key: "report.json" }

export const exportReport = () => s3.send(new PutObjectCommand({ ...target, Body: "{}" }))
export const removeReport = () => s3.send(new DeleteObjectCommand(target))
