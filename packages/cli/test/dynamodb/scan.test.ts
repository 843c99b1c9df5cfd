import type { ScanCommandInput } from "@aws-sdk/lib-dynamodb"
import { BatchWriteCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget } from "./open-target.ts"
import { createOrders } from "./orders-table.ts"

let target: Target
let orders: string

beforeAll(async () => {
  target = await openTarget()
  orders = await createOrders(target)
})
afterAll(() => target.close())

const scan = (input: Omit<ScanCommandInput, "TableName"> = {}) =>
  target.documents.send(new ScanCommand({ TableName: orders, ...input }))

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
