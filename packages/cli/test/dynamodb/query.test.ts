import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb"
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"
import { createOrders, days } from "./orders-table.ts"

let target: Target
let orders: string

beforeAll(async () => {
  target = await openTarget()
  orders = await createOrders(target)
})
afterAll(() => target.close())

const query = (input: Omit<QueryCommandInput, "TableName">) =>
  target.documents.send(new QueryCommand({ TableName: orders, ...input }))

describe("query", () => {
  it.each([
    ["due = :a", [4]],
    ["due < :a", [1, 2, 3]],
    ["due <= :a", [1, 2, 3, 4]],
    ["due > :a", [5, 6, 7, 8, 9, 10]],
    ["due >= :a", [4, 5, 6, 7, 8, 9, 10]],
  ])("narrows the sort key by %s", async (condition, expected) => {
    const answer = await query({
      KeyConditionExpression: `customer = :c AND ${condition}`,
      ExpressionAttributeValues: { ":c": "ada", ":a": "2026-01-04" },
    })
    expect(days(answer)).toEqual(expected)
  })

  it("narrows the sort key by BETWEEN and begins_with", async () => {
    const between = await query({
      KeyConditionExpression: "customer = :c AND due BETWEEN :a AND :b",
      ExpressionAttributeValues: { ":c": "ada", ":a": "2026-01-03", ":b": "2026-01-05" },
    })
    expect(days(between)).toEqual([3, 4, 5])
    const beginning = await query({
      KeyConditionExpression: "customer = :c AND begins_with(due, :p)",
      ExpressionAttributeValues: { ":c": "ada", ":p": "2026-01-1" },
    })
    expect(days(beginning)).toEqual([10])
  })

  it.each([true, false])("pages through a partition, forward: %s", async (ScanIndexForward) => {
    const seen: number[] = []
    let ExclusiveStartKey: Record<string, unknown> | undefined
    const pages: number[] = []
    do {
      const answer = await query({
        KeyConditionExpression: "customer = :c",
        ExpressionAttributeValues: { ":c": "ada" },
        Limit: 4,
        ScanIndexForward,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      })
      seen.push(...(days(answer) ?? []))
      pages.push(answer.Count ?? 0)
      ExclusiveStartKey = answer.LastEvaluatedKey
    } while (ExclusiveStartKey)
    const forward = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    expect(seen).toEqual(ScanIndexForward ? forward : forward.toReversed())
    expect(pages).toEqual([4, 4, 2])
  })

  it("filters after it has counted against the limit", async () => {
    const answer = await query({
      KeyConditionExpression: "customer = :c",
      FilterExpression: "#state = :open",
      ExpressionAttributeNames: { "#state": "state" },
      ExpressionAttributeValues: { ":c": "ada", ":open": "open" },
      Limit: 4,
    })
    expect(answer).toMatchObject({
      Count: 1,
      ScannedCount: 4,
      LastEvaluatedKey: { customer: "ada", due: "2026-01-04" },
    })
  })

  it("projects attributes and counts without items", async () => {
    const projected = await query({
      KeyConditionExpression: "customer = :c AND due = :d",
      ProjectionExpression: "note",
      ExpressionAttributeValues: { ":c": "ada", ":d": "2026-01-02" },
    })
    expect(projected.Items).toEqual([{ note: "note 2" }])
    const counted = await query({
      KeyConditionExpression: "customer = :c",
      ExpressionAttributeValues: { ":c": "ada" },
      Select: "COUNT",
    })
    expect(counted).toMatchObject({ Count: 10, ScannedCount: 10 })
    expect(counted.Items).toBeUndefined()
  })

  it("refuses a filter on a key and a condition without the partition key", async () => {
    const filtered = query({
      KeyConditionExpression: "customer = :c",
      FilterExpression: "due > :d",
      ExpressionAttributeValues: { ":c": "ada", ":d": "x" },
    })
    await expect(filtered).rejects.toThrow(
      "Filter Expression can only contain non-primary key attributes: Primary key attribute: due",
    )
    const unkeyed = query({ KeyConditionExpression: "due = :d", ExpressionAttributeValues: { ":d": "x" } })
    await expect(unkeyed).rejects.toMatchObject({
      message: words("Query condition missed key schema element: customer"),
    })
  })
})

it("orders numbers as numbers, negative ones included", async () => {
  const table = await createTable(target, { p: "S", n: "N" })
  const numbers = [-100, -99.5, -1, -0.001, 0, 0.001, 1, 1.5, 2, 10, 100]
  for (const n of numbers.toReversed()) {
    await target.documents.send(new PutCommand({ TableName: table, Item: { p: "x", n } }))
  }
  const answer = await target.documents.send(
    new QueryCommand({ TableName: table, KeyConditionExpression: "p = :p", ExpressionAttributeValues: { ":p": "x" } }),
  )
  expect(answer.Items?.map(({ n }) => n)).toEqual(numbers)
})
