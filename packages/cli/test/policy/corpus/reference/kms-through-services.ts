// A customer's key named in the call: the caller needs it, through the service alone.
//
// allow s3:PutObject arn:aws:s3:::vault/*
// allow kms:GenerateDataKey arn:aws:kms:us-east-1:111122223333:key/k1 when kms:ViaService=s3.us-east-1.amazonaws.com
// allow ssm:PutParameter arn:aws:ssm:us-east-1:111122223333:parameter/db/password
// allow kms:Encrypt arn:aws:kms:us-east-1:111122223333:key/k1 when kms:ViaService=ssm.us-east-1.amazonaws.com
// deny kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/k1
// deny kms:GenerateDataKey arn:aws:kms:us-east-1:111122223333:key/k1

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm"

const key = "arn:aws:kms:us-east-1:111122223333:key/k1"
export const handler = async ({ id, body }: { id: string; body: string }) => {
  const encryption = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: key } as const
  await new S3Client({}).send(new PutObjectCommand({ Bucket: "vault", Key: id, Body: body, ...encryption }))
  await new SSMClient({}).send(
    new PutParameterCommand({ Name: "/db/password", Type: "SecureString", Value: body, KeyId: key }),
  )
}
