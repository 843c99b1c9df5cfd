// Pages followed by hand.
//
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/sessions
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/sessions
// deny dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/sessions

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async () => {
  let start: Record<string, unknown> | undefined
  do {
    const page = await documents.send(new ScanCommand({ TableName: "sessions", ExclusiveStartKey: start }))
    for (const { id } of page.Items ?? []) {
      await documents.send(new DeleteCommand({ TableName: "sessions", Key: { id } }))
    }
    start = page.LastEvaluatedKey
  } while (start)
}
