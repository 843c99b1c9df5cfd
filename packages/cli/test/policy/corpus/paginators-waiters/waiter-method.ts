// Newer aggregated clients have waiters and paginators as methods.
//
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/tenant-b
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/tenant-b
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/tenant-b
// deny dynamodb:CreateTable arn:aws:dynamodb:us-east-1:111122223333:table/tenant-b

import { DynamoDB } from "@aws-sdk/client-dynamodb"

const dynamodb = new DynamoDB({})

export const handler = async () => {
  await dynamodb.waitUntilTableExists({ TableName: "tenant-b" }, 30)
  let count = 0
  for await (const page of dynamodb.paginateScan({ TableName: "tenant-b" })) count += page.Count ?? 0
  return count
}
