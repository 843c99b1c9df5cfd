// The client is a parameter property of the constructor.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/customers

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

class OrderStore {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
  ) {}

  async save(id: string) {
    await this.client.send(new PutItemCommand({ TableName: this.table, Item: { id: { S: id } } }))
  }
}

const store = new OrderStore(new DynamoDBClient({}), "orders")

export const handler = async (event: { id: string }) => store.save(event.id)
