// A command class is an argument.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/sessions
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/sessions
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/sessions
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/session

import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

const byId = (Command: typeof GetItemCommand | typeof DeleteItemCommand, id: string) =>
  client.send(new Command({ TableName: "sessions", Key: { id: { S: id } } }))

export const handler = async ({ id, end }: { id: string; end: boolean }) =>
  end ? byId(DeleteItemCommand, id) : byId(GetItemCommand, id)
