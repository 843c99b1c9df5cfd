// A factory makes functions that keep their table.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/audit
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/audit

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

const storeOf = (TableName: string) => ({
  get: (id: string) => documents.send(new GetCommand({ TableName, Key: { id } })),
  put: (Item: Record<string, unknown>) => documents.send(new PutCommand({ TableName, Item })),
})

const users = storeOf("users")
const audit = storeOf("audit")

export const handler = async ({ id }: { id: string }) => {
  await audit.put({ id, at: Date.now() })
  return users.get(id)
}
