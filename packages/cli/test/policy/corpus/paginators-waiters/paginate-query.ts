// A paginator is its operation, here on an index.
//
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byCustomer
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byCustomer

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, paginateQuery } from "@aws-sdk/lib-dynamodb"

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async ({ customer }: { customer: string }) => {
  const all: unknown[] = []
  for await (const page of paginateQuery(
    { client, pageSize: 50 },
    {
      TableName: "orders",
      IndexName: "byCustomer",
      KeyConditionExpression: "customer = :c",
      ExpressionAttributeValues: { ":c": customer },
    },
  )) {
    all.push(...(page.Items ?? []))
  }
  return all
}
