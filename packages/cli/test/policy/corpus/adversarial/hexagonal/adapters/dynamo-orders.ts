import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import type { Order, OrderStore } from "../ports/orders.ts"

export class DynamoOrders implements OrderStore {
  readonly #documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

  constructor(private readonly tableName: string) {}

  async load(id: string) {
    const { Item } = await this.#documents.send(new GetCommand({ TableName: this.tableName, Key: { id } }))
    return Item as Order | undefined
  }

  async save(Item: Order) {
    await this.#documents.send(new PutCommand({ TableName: this.tableName, Item }))
  }

  async erase(id: string) {
    await this.#documents.send(new DeleteCommand({ TableName: this.tableName, Key: { id } }))
  }
}
