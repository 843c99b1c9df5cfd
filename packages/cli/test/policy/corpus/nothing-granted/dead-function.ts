// A function that is never called.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:DeleteTable arn:aws:dynamodb:us-east-1:111122223333:table/todos

import { DeleteTableCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export async function dropEverything() {
  await client.send(new DeleteTableCommand({ TableName: "todos" }))
}

export const handler = async ({ id }: { id: string }) =>
  client.send(new GetItemCommand({ TableName: "todos", Key: { id: { S: id } } }))
