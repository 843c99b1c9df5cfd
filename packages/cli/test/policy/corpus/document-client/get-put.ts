// The document client's own commands.
//
// env TABLE=todos
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos2

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const TableName = process.env.TABLE

export const handler = async ({ id }: { id: string }) => {
  const { Item = { id, visits: 0 } } = await documents.send(new GetCommand({ TableName, Key: { id } }))
  await documents.send(new PutCommand({ TableName, Item: { ...Item, visits: Item.visits + 1 } }))
}
