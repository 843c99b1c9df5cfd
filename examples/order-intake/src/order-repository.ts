import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb"
import type { Order } from "./order.ts"
import { orderTable } from "./order-table.ts"

export interface TakenOrder extends Order {
  readonly totalCents: number
  /** ISO 8601. */
  readonly takenAt: string
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

/** Orders, in DynamoDB. */
export class OrderRepository {
  async add(order: TakenOrder): Promise<void> {
    await documents.send(new PutCommand({ TableName: orderTable.name, Item: order }))
  }
}
