import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb"
import { BatchWriteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"
import { createOrders } from "./orders-table.ts"

let target: Target
let orders: string

beforeAll(async () => {
  target = await openTarget()
  orders = await createOrders(target)
})
afterAll(() => target.close())

const query = (input: Omit<QueryCommandInput, "TableName">) =>
  target.documents.send(new QueryCommand({ TableName: orders, ...input }))

describe("indexes", () => {
  it("queries a global index in its own order, with its own attributes", async () => {
    const answer = await query({
      IndexName: "by-state",
      KeyConditionExpression: "#state = :open",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":open": "open" },
    })
    expect(answer.Items).toEqual([
      { customer: "ada", due: "2026-01-09", price: 20, state: "open" },
      { customer: "ada", due: "2026-01-06", price: 50, state: "open" },
      { customer: "ada", due: "2026-01-03", price: 80, state: "open" },
    ])
  })

  it("pages through a global index whose keys repeat", async () => {
    const table = await createTable(
      target,
      { id: "S" },
      {
        AttributeDefinitions: [{ AttributeName: "kind", AttributeType: "S" }],
        GlobalSecondaryIndexes: [
          {
            IndexName: "by-kind",
            KeySchema: [{ AttributeName: "kind", KeyType: "HASH" }],
            Projection: { ProjectionType: "ALL" },
          },
        ],
      },
    )
    const puts = Array.from({ length: 25 }, (_, index) => ({ PutRequest: { Item: { id: `i${index}`, kind: "same" } } }))
    await target.documents.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }))
    const seen = new Set<unknown>()
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const answer = await target.documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: "by-kind",
          KeyConditionExpression: "kind = :k",
          ExpressionAttributeValues: { ":k": "same" },
          Limit: 7,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      )
      for (const { id } of answer.Items ?? []) seen.add(id)
      ExclusiveStartKey = answer.LastEvaluatedKey
    } while (ExclusiveStartKey)
    expect(seen.size).toBe(25)
  })

  it("refuses attributes a global index does not project, and consistent reads of it", async () => {
    const all = query({
      IndexName: "by-state",
      Select: "ALL_ATTRIBUTES",
      KeyConditionExpression: "#state = :open",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":open": "open" },
    })
    await expect(all).rejects.toThrow("Select type ALL_ATTRIBUTES is not supported for global secondary index by-state")
    const consistent = query({
      IndexName: "by-state",
      ConsistentRead: true,
      KeyConditionExpression: "#state = :open",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":open": "open" },
    })
    await expect(consistent).rejects.toMatchObject({
      message: words("Consistent reads are not supported on global secondary indexes"),
    })
  })

  it("queries a local index by number and fetches what it does not project", async () => {
    const input = {
      IndexName: "by-price",
      KeyConditionExpression: "customer = :c AND price BETWEEN :low AND :high",
      ExpressionAttributeValues: { ":c": "ada", ":low": 9, ":high": 30 },
    }
    expect((await query(input)).Items).toEqual([
      { customer: "ada", due: "2026-01-10", price: 10, note: "note 10" },
      { customer: "ada", due: "2026-01-09", price: 20, note: "note 9" },
      { customer: "ada", due: "2026-01-08", price: 30, note: "note 8" },
    ])
    expect((await query({ ...input, Select: "ALL_ATTRIBUTES" })).Items?.[0]).toMatchObject({ state: "done" })
  })

  it("refuses an index that is not there", async () => {
    const answer = query({
      IndexName: "nope",
      KeyConditionExpression: "customer = :c",
      ExpressionAttributeValues: { ":c": "ada" },
    })
    await expect(answer).rejects.toThrow("The table does not have the specified index: nope")
  })
})
