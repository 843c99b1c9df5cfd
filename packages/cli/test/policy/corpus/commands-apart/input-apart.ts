// The input is completed step by step before it is sent.
//
// env TABLE=products
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/products/index/byPrice
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/products
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/products/index/byName

import { DynamoDBClient, QueryCommand, type QueryCommandInput } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async ({ kind }: { kind: string }) => {
  const input: QueryCommandInput = { TableName: process.env.TABLE }
  input.IndexName = "byPrice"
  input.KeyConditionExpression = "kind = :k"
  input.ExpressionAttributeValues = { ":k": { S: kind } }
  return (await client.send(new QueryCommand(input))).Items
}
