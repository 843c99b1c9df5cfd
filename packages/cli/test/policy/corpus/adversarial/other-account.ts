// A role of another account is assumed, and what its credentials do is not this function's.
//
// env ROLE_ARN=arn:aws:iam::999988887777:role/reader
// allow sts:AssumeRole arn:aws:iam::999988887777:role/reader
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/copies
// deny s3:GetObject arn:aws:s3:::theirs/a
// deny sts:AssumeRole arn:aws:iam::999988887777:role/admin

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts"

const sts = new STSClient({})

async function theirBucket() {
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: process.env.ROLE_ARN, RoleSessionName: "copy", DurationSeconds: 900 }),
  )
  return new S3Client({
    credentials: {
      accessKeyId: Credentials!.AccessKeyId!,
      secretAccessKey: Credentials!.SecretAccessKey!,
      sessionToken: Credentials!.SessionToken!,
    },
  })
}

export const handler = async ({ key }: { key: string }) => {
  const { Account } = await sts.send(new GetCallerIdentityCommand({}))
  const bucket = await theirBucket()
  const { Body } = await bucket.send(new GetObjectCommand({ Bucket: "theirs", Key: key }))
  const text = (await Body?.transformToString()) ?? ""
  const table = new DynamoDBClient({})
  await table.send(
    new PutItemCommand({ TableName: "copies", Item: { key: { S: key }, by: { S: Account! }, text: { S: text } } }),
  )
}
