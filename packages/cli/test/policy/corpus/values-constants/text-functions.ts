// Text taken apart and changed.
//
// env TABLE_ARN=arn:aws:dynamodb:us-east-1:111122223333:table/people
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/people
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/PEOPLE

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const TableName = process.env.TABLE_ARN?.split("/")[1]

export const handler = async ({ id }: { id: string }) =>
  new DynamoDBClient({}).send(new GetItemCommand({ TableName, Key: { id: { S: id } } }))
