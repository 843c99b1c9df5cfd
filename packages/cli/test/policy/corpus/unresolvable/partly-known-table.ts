// Of a table's name the beginning is known; the rest is a wildcard, and a warning.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/tenant-*
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/tenant-a

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

export const handler = async ({ tenant }: { tenant: string }) =>
  new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: `tenant-${tenant}`, Item: { id: { S: "1" } } }), // warns POLICY_RESOURCE_UNKNOWN
  )
