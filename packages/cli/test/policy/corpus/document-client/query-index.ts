// A query of an index needs the index, not the table.
//
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byCustomer
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byDate
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byCustomer

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async (event: { customer: string }) => {
  const { Items } = await documents.send(
    new QueryCommand({
      TableName: "orders",
      IndexName: "byCustomer",
      KeyConditionExpression: "customer = :c",
      ExpressionAttributeValues: { ":c": event.customer },
    }),
  )
  return Items
}
