// CQRS: commands and queries dispatched by their class.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/write-model
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/read-model
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/read-model
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/write-model

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

class OpenAccount {
  constructor(readonly owner: string) {}
}
class AccountsOf {
  constructor(readonly owner: string) {}
}

class Bus {
  private readonly handlers = new Map<unknown, (message: any) => Promise<unknown>>()

  on<Message>(type: new (...values: any[]) => Message, run: (message: Message) => Promise<unknown>) {
    this.handlers.set(type, run)
    return this
  }

  async send(message: object) {
    const run = this.handlers.get(message.constructor)
    if (!run) throw new Error("nobody handles it")
    return run(message)
  }
}

const bus = new Bus()
  .on(OpenAccount, ({ owner }) => documents.send(new PutCommand({ TableName: "write-model", Item: { owner } })))
  .on(AccountsOf, ({ owner }) =>
    documents.send(
      new QueryCommand({
        TableName: "read-model",
        KeyConditionExpression: "#o = :o",
        ExpressionAttributeNames: { "#o": "owner" },
        ExpressionAttributeValues: { ":o": owner },
      }),
    ),
  )

export const handler = async (event: { write: boolean; owner: string }) =>
  bus.send(event.write ? new OpenAccount(event.owner) : new AccountsOf(event.owner))
