// Code that follows a return.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/todos

import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async ({ id }: { id: string }) => {
  return client.send(new GetItemCommand({ TableName: "todos", Key: { id: { S: id } } }))
  await client.send(new PutItemCommand({ TableName: "todos", Item: {} }))
}
