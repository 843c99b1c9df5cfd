// A transaction over two tables, its items collected by a builder.
//
// env ORDERS=orders
// env STOCK=stock
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/stock
// allow dynamodb:ConditionCheckItem arn:aws:dynamodb:us-east-1:111122223333:table/customers
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/stock
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/customers

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import {
  DynamoDBDocumentClient,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb"

type Items = NonNullable<TransactWriteCommandInput["TransactItems"]>

class Transaction {
  private readonly items: Items = []
  constructor(private readonly documents: DynamoDBDocumentClient) {}

  put(TableName: string, Item: Record<string, unknown>): this {
    this.items.push({ Put: { TableName, Item, ConditionExpression: "attribute_not_exists(id)" } })
    return this
  }

  take(TableName: string, id: string, count: number): this {
    this.items.push({
      Update: {
        TableName,
        Key: { id },
        UpdateExpression: "SET onHand = onHand - :n",
        ConditionExpression: "onHand >= :n",
        ExpressionAttributeValues: { ":n": count },
      },
    })
    return this
  }

  require(TableName: string, id: string): this {
    this.items.push({ ConditionCheck: { TableName, Key: { id }, ConditionExpression: "attribute_exists(id)" } })
    return this
  }

  commit() {
    return this.documents.send(new TransactWriteCommand({ TransactItems: this.items }))
  }
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
})

export const handler = async (order: { id: string; customer: string; lines: { sku: string; count: number }[] }) => {
  const TableName = process.env.STOCK
  await documents.send(
    new TransactGetCommand({ TransactItems: order.lines.map(({ sku }) => ({ Get: { TableName, Key: { id: sku } } })) }),
  )
  const transaction = new Transaction(documents).put(process.env.ORDERS!, order).require("customers", order.customer)
  for (const { sku, count } of order.lines) transaction.take(process.env.STOCK!, sku, count)
  await transaction.commit()
}
