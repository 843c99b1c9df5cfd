// An index given only sometimes: the table and the index.
//
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byDate
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byCustomer
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

function find(id: string, index?: string) {
  return documents.send(
    new QueryCommand({
      TableName: "orders",
      ...(index ? { IndexName: index } : {}),
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: { ":id": id },
    }),
  )
}

export const handler = async (event: { id: string }) => [await find(event.id), await find(event.id, "byDate")]
