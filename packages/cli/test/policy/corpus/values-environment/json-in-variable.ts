// A variable that holds JSON.
//
// env RESOURCES={"tables":{"users":"prod-users"}}
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/prod-users
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const resources = JSON.parse(process.env.RESOURCES ?? "{}")

export const handler = async ({ id }: { id: string }) =>
  new DynamoDBClient({}).send(new GetItemCommand({ TableName: resources.tables.users, Key: { id: { S: id } } }))
