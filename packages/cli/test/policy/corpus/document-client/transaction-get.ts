// Reading in a transaction is reading items.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/accounts
// deny dynamodb:BatchGetItem arn:aws:dynamodb:us-east-1:111122223333:table/accounts
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/accounts

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, TransactGetCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async (event: { from: string; to: string }) =>
  documents.send(
    new TransactGetCommand({
      TransactItems: [event.from, event.to].map((id) => ({ Get: { TableName: "accounts", Key: { id } } })),
    }),
  )
