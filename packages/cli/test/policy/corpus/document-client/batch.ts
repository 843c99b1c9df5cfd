// Batches name their tables as keys.
//
// allow dynamodb:BatchGetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:BatchGetItem arn:aws:dynamodb:us-east-1:111122223333:table/teams
// allow dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/audit
// deny dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/audit

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async (event: { user: string; team: string }) => {
  const found = await documents.send(
    new BatchGetCommand({
      RequestItems: { users: { Keys: [{ id: event.user }] }, teams: { Keys: [{ id: event.team }] } },
    }),
  )
  await documents.send(
    new BatchWriteCommand({ RequestItems: { audit: [{ PutRequest: { Item: { id: event.user, at: Date.now() } } }] } }),
  )
  return found.Responses
}
