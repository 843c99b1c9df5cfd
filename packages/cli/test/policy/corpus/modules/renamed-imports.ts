// Renamed imports.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/items
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/items

import { DynamoDBClient as Database, GetItemCommand as Read } from "@aws-sdk/client-dynamodb"

const database = new Database({})

export const handler = async ({ id }: { id: string }) =>
  database.send(new Read({ TableName: "items", Key: { id: { S: id } } }))
