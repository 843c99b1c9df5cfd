// The handler is made by a function that wraps it.
//
// env TABLE=notes
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/notes
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/notes

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

const withErrors =
  <Event, Result>(run: (event: Event) => Promise<Result>) =>
  async (event: Event) => {
    try {
      return { statusCode: 200, body: JSON.stringify(await run(event)) }
    } catch {
      return { statusCode: 500, body: "{}" }
    }
  }

export const handler = withErrors(async (event: { body: string }) =>
  client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { text: { S: event.body } } })),
)
