import type { QueryCommandInput, ScanCommandInput } from "@aws-sdk/lib-dynamodb"
import { BatchWriteCommand, PutCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"

let target: Target
let orders: string

/** Ten orders of one customer: days 01 to 10, every third one is open, prices run against the days. */
const item = (day: number) => ({
  customer: "ada",
  due: `2026-01-${String(day).padStart(2, "0")}`,
  price: 110 - 10 * day,
  state: day % 3 === 0 ? "open" : "done",
  note: `note ${day}`,
})

beforeAll(async () => {
  target = await openTarget()
  orders = await createTable(
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
  const puts = Array.from({ length: 10 }, (_, index) => ({ PutRequest: { Item: item(index + 1) } }))
  await target.documents.send(new BatchWriteCommand({ RequestItems: { [orders]: puts } }))
  await target.documents.send(new PutCommand({ TableName: orders, Item: { ...item(1), customer: "bob" } }))
})
afterAll(() => target.close())

const query = (input: Omit<QueryCommandInput, "TableName">) =>
  target.documents.send(new QueryCommand({ TableName: orders, ...input }))
const scan = (input: Omit<ScanCommandInput, "TableName"> = {}) =>
  target.documents.send(new ScanCommand({ TableName: orders, ...input }))
const days = (answer: { Items?: Record<string, unknown>[] }) =>
  answer.Items?.map(({ due }) => Number(String(due).slice(-2)))

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

describe("scan", () => {
  it("reads the whole table, filtered", async () => {
    const answer = await scan({ FilterExpression: "price >= :p", ExpressionAttributeValues: { ":p": 90 } })
    expect(answer).toMatchObject({ ScannedCount: 11, Count: 3 })
  })

  it("reads every item exactly once in pages and in parallel segments", async () => {
    const table = await createTable(target, { id: "N" })
    const puts = Array.from({ length: 25 }, (_, id) => ({ PutRequest: { Item: { id } } }))
    await target.documents.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }))
    const seen: unknown[] = []
    for (const Segment of [0, 1, 2]) {
      let ExclusiveStartKey: Record<string, unknown> | undefined
      do {
        const page = {
          TableName: table,
          Segment,
          TotalSegments: 3,
          Limit: 2,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }
        const answer = await target.documents.send(new ScanCommand(page))
        seen.push(...(answer.Items ?? []).map(({ id }) => id))
        ExclusiveStartKey = answer.LastEvaluatedKey
      } while (ExclusiveStartKey)
    }
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 25 }, (_, id) => id))
  })

  it("stops after 1 MB", async () => {
    const table = await createTable(target, { id: "S" })
    for (const id of ["a", "b", "c", "d"]) {
      await target.documents.send(new PutCommand({ TableName: table, Item: { id, text: "x".repeat(390_000) } }))
    }
    const first = await target.documents.send(new ScanCommand({ TableName: table, Select: "COUNT" }))
    expect(first.Count).toBe(3)
    const rest = await target.documents.send(
      new ScanCommand({ TableName: table, Select: "COUNT", ExclusiveStartKey: first.LastEvaluatedKey }),
    )
    expect(rest).toMatchObject({ Count: 1 })
    expect(rest.LastEvaluatedKey).toBeUndefined()
  })

  it("scans an index, which holds only the items that have its keys", async () => {
    await target.documents.send(new PutCommand({ TableName: orders, Item: { customer: "eve", due: "x" } }))
    const answer = await scan({ IndexName: "by-state" })
    expect(answer.Items?.some(({ customer }) => customer === "eve")).toBe(false)
    expect(answer.Count).toBe(11)
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
