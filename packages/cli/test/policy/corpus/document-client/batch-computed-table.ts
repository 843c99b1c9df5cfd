// The key of a batch is a computed property.
//
// env TABLE=events
// allow dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/events
// deny dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/TABLE
// deny dynamodb:BatchGetItem arn:aws:dynamodb:us-east-1:111122223333:table/events

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const table = process.env.TABLE ?? ""

export const handler = async (event: { ids: string[] }) =>
  documents.send(
    new BatchWriteCommand({ RequestItems: { [table]: event.ids.map((id) => ({ DeleteRequest: { Key: { id } } })) } }),
  )
