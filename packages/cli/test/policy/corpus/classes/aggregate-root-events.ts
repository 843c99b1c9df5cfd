// A domain object collects events that the repository publishes.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/accounts
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/domain
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// deny events:PutRule arn:aws:events:us-east-1:111122223333:event-bus/domain

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb"

class Account {
  readonly events: { type: string; amount: number }[] = []
  constructor(readonly id: string) {}

  deposit(amount: number) {
    this.events.push({ type: "Deposited", amount })
  }
}

class Accounts {
  #documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  #bus = new EventBridgeClient({})

  async save(account: Account) {
    await this.#documents.send(new PutCommand({ TableName: "accounts", Item: { id: account.id } }))
    const Entries = account.events.map(({ type, amount }) => ({
      EventBusName: "domain",
      Source: "bank",
      DetailType: type,
      Detail: JSON.stringify({ amount }),
    }))
    await this.#bus.send(new PutEventsCommand({ Entries }))
  }
}

const accounts = new Accounts()

export const handler = async (event: { id: string; amount: number }) => {
  const account = new Account(event.id)
  account.deposit(event.amount)
  await accounts.save(account)
}
