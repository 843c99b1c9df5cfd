// The command is made by one function and sent by another.
//
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/counters

import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

function increment(id: string) {
  return new UpdateItemCommand({
    TableName: "counters",
    Key: { id: { S: id } },
    UpdateExpression: "ADD n :one",
    ExpressionAttributeValues: { ":one": { N: "1" } },
  })
}

export const handler = async ({ id }: { id: string }) => {
  const command = increment(id)
  return client.send(command)
}
