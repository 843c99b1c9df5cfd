// A PartiQL statement needs the action of its verb.
//
// allow dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:111122223333:table/music
// allow dynamodb:PartiQLUpdate arn:aws:dynamodb:us-east-1:111122223333:table/plays
// deny dynamodb:PartiQLInsert arn:aws:dynamodb:us-east-1:111122223333:table/music
// deny dynamodb:PartiQLDelete arn:aws:dynamodb:us-east-1:111122223333:table/music
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/music
// deny dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:111122223333:table/plays

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, ExecuteStatementCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async (event: { artist: string }) => {
  const { Items } = await documents.send(
    new ExecuteStatementCommand({ Statement: `SELECT * FROM "music" WHERE artist = ?`, Parameters: [event.artist] }),
  )
  await documents.send(
    new ExecuteStatementCommand({
      Statement: `UPDATE "plays" SET n = n + 1 WHERE artist = ?`,
      Parameters: [event.artist],
    }),
  )
  return Items
}
