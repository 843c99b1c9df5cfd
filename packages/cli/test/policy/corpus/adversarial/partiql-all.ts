// PartiQL in its four verbs, alone, in a batch and in a transaction.
//
// env TABLE=Music
// allow dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:111122223333:table/Music/index/byGenre
// allow dynamodb:PartiQLInsert arn:aws:dynamodb:us-east-1:111122223333:table/Music
// allow dynamodb:PartiQLUpdate arn:aws:dynamodb:us-east-1:111122223333:table/Music
// allow dynamodb:PartiQLDelete arn:aws:dynamodb:us-east-1:111122223333:table/Albums
// deny dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:111122223333:table/Music
// deny dynamodb:PartiQLDelete arn:aws:dynamodb:us-east-1:111122223333:table/Music
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/Music

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import {
  BatchExecuteStatementCommand,
  DynamoDBDocumentClient,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
} from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())
const table = process.env.TABLE

export const handler = async ({ artist, titles }: { artist: string; titles: string[] }) => {
  const { Items } = await documents.send(
    new ExecuteStatementCommand({
      Statement: `select * from "${table}"."byGenre" where Artist = ?`,
      Parameters: [artist],
    }),
  )
  await documents.send(
    new BatchExecuteStatementCommand({
      Statements: titles.map((title) => ({
        Statement: `UPDATE "${table}" SET Awards = 1 WHERE Artist = ? AND SongTitle = ?`,
        Parameters: [artist, title],
      })),
    }),
  )
  await documents.send(
    new ExecuteTransactionCommand({
      TransactStatements: [
        { Statement: `INSERT INTO "${table}" VALUE {'Artist': ?, 'SongTitle': ?}`, Parameters: [artist, titles[0]] },
        { Statement: "DELETE FROM Albums WHERE Artist = ?", Parameters: [artist] },
      ],
    }),
  )
  return Items
}
