import { BatchWriteCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import type { Target } from "./open-target.ts"
import { createTable } from "./open-target.ts"

/** Ten orders of ada, due on day 1 to 10: every third one is open, and the prices fall. */
const order = (day: number) => ({
  customer: "ada",
  due: `2026-01-${String(day).padStart(2, "0")}`,
  price: 110 - 10 * day,
  state: day % 3 === 0 ? "open" : "done",
  note: `note ${day}`,
})

/** Creates a table with a global and a local index that holds ada's ten orders and one of bob's. */
export async function createOrders(target: Target): Promise<string> {
  const orders = await createTable(
    target,
    { customer: "S", due: "S" },
    {
      AttributeDefinitions: [
        { AttributeName: "state", AttributeType: "S" },
        { AttributeName: "price", AttributeType: "N" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-state",
          KeySchema: [
            { AttributeName: "state", KeyType: "HASH" },
            { AttributeName: "price", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: "by-price",
          KeySchema: [
            { AttributeName: "customer", KeyType: "HASH" },
            { AttributeName: "price", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["note"] },
        },
      ],
    },
  )
  const puts = Array.from({ length: 10 }, (_, index) => ({ PutRequest: { Item: order(index + 1) } }))
  await target.documents.send(new BatchWriteCommand({ RequestItems: { [orders]: puts } }))
  await target.documents.send(new PutCommand({ TableName: orders, Item: { ...order(1), customer: "bob" } }))
  return orders
}

/** The days that the orders of an answer are due on. */
export function days(answer: { readonly Items?: readonly Record<string, unknown>[] | undefined }) {
  return answer.Items?.map(({ due }) => Number(String(due).slice(-2)))
}
