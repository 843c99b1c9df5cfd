// The handler is a bound method, as class handlers are exported.
//
// env ORDERS=orders
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb"

class CreateOrder {
  private readonly documents: DynamoDBDocumentClient

  constructor(client: DynamoDBClient) {
    this.documents = DynamoDBDocumentClient.from(client)
  }

  async handler(event: { body: string }) {
    const Item = JSON.parse(event.body)
    await this.documents.send(new PutCommand({ TableName: process.env.ORDERS, Item }))
    return { statusCode: 201 }
  }
}

const createOrder = new CreateOrder(new DynamoDBClient({}))
export const handler = createOrder.handler.bind(createOrder)
