// Items grouped by a property, and gathered from an asynchronous generator.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/carts

import { DynamoDB } from "@aws-sdk/client-dynamodb"

const db = new DynamoDB({})

async function* expired() {
  yield { table: "carts" }
}

export const handler = async () => {
  const reads = Object.groupBy([{ table: "users", mode: "read" }], ({ mode }) => mode)
  for (const { table } of reads["read"] ?? []) await db.getItem({ TableName: table, Key: {} })
  const writes = Map.groupBy([{ table: "orders", mode: "write" }], ({ mode }) => mode)
  for (const { table } of writes.get("write") ?? []) await db.putItem({ TableName: table, Item: {} })
  for (const { table } of await Array.fromAsync(expired())) await db.deleteItem({ TableName: table, Key: {} })
}
