// A command class sent by a client: the plainest form.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos-archive
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos/index/byOwner

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async (event: { id: string }) => {
  const { Item } = await client.send(new GetItemCommand({ TableName: "todos", Key: { id: { S: event.id } } }))
  return Item
}
