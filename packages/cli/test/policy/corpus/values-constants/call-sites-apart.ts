// One helper, two callers: their values do not mix.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/audit
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/audit
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})
const qualified = (name: string) => `${name}s`.toLowerCase()
const identity = <Value>(value: Value) => value

export const handler = async ({ id }: { id: string }) => {
  await client.send(new PutItemCommand({ TableName: identity("audit"), Item: { id: { S: id } } }))
  return client.send(new GetItemCommand({ TableName: identity(qualified("User")), Key: { id: { S: id } } }))
}
