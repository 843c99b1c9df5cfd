import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb"
import { GetCommand, PutCommand, ScanCommand, TransactGetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"

let target: Target
let accounts: string

beforeAll(async () => {
  target = await openTarget()
  accounts = await createTable(target, { id: "S" })
})
afterAll(() => target.close())

const put = (Item: Record<string, unknown>) => target.documents.send(new PutCommand({ TableName: accounts, Item }))
const get = async (id: string) =>
  (await target.documents.send(new GetCommand({ TableName: accounts, Key: { id }, ConsistentRead: true }))).Item
const transact = (
  TransactItems: NonNullable<TransactWriteCommandInput["TransactItems"]>,
  ClientRequestToken?: string,
) =>
  target.documents.send(new TransactWriteCommand({ TransactItems, ...(ClientRequestToken && { ClientRequestToken }) }))

const exists = (id: string) => ({
  ConditionCheck: { TableName: accounts, Key: { id }, ConditionExpression: "attribute_exists(id)" },
})

describe("transact write", () => {
  it("puts, updates, deletes and checks in one step", async () => {
    await put({ id: "old" })
    await put({ id: "kept", n: 1 })
    await transact([
      { Put: { TableName: accounts, Item: { id: "new" } } },
      {
        Update: {
          TableName: accounts,
          Key: { id: "made" },
          UpdateExpression: "SET n = :n",
          ExpressionAttributeValues: { ":n": 5 },
        },
      },
      { Delete: { TableName: accounts, Key: { id: "old" } } },
      exists("kept"),
    ])
    expect([await get("new"), await get("made"), await get("old"), await get("kept")]).toEqual([
      { id: "new" },
      { id: "made", n: 5 },
      undefined,
      { id: "kept", n: 1 },
    ])
  })

  it("changes nothing when one condition fails, and says which one, with the old item", async () => {
    await put({ id: "full", n: 9 })
    const failing = transact([
      { Put: { TableName: accounts, Item: { id: "never" } } },
      {
        Update: {
          TableName: accounts,
          Key: { id: "full" },
          UpdateExpression: "ADD n :one",
          ConditionExpression: "n < :max",
          ExpressionAttributeValues: { ":one": 1, ":max": 9 },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
      exists("absent"),
    ])
    await expect(failing).rejects.toMatchObject({
      name: "TransactionCanceledException",
      message:
        "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed]",
      CancellationReasons: [
        { Code: "None" },
        {
          Code: "ConditionalCheckFailed",
          Message: "The conditional request failed",
          Item: { id: { S: "full" }, n: { N: "9" } },
        },
        { Code: "ConditionalCheckFailed", Message: words("The conditional request failed") },
      ],
    })
    expect(await get("never")).toBeUndefined()
    expect(await get("full")).toEqual({ id: "full", n: 9 })
  })

  it("reports an update the item does not allow as a ValidationError", async () => {
    const failing = transact([
      {
        Update: {
          TableName: accounts,
          Key: { id: "x" },
          UpdateExpression: "SET id = :x",
          ExpressionAttributeValues: { ":x": "y" },
        },
      },
    ])
    await expect(failing).rejects.toMatchObject({
      name: "TransactionCanceledException",
      CancellationReasons: [
        {
          Code: "ValidationError",
          Message:
            "One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key",
        },
      ],
    })
  })

  it("refuses two operations on one item, an empty transaction and more than 100 operations", async () => {
    const twice = transact([
      { Put: { TableName: accounts, Item: { id: "a" } } },
      { Delete: { TableName: accounts, Key: { id: "a" } } },
    ])
    await expect(twice).rejects.toMatchObject({
      name: "ValidationException",
      message: "Transaction request cannot include multiple operations on one item",
    })
    await expect(transact([])).rejects.toMatchObject({ name: "ValidationException" })
    const many = Array.from({ length: 101 }, (_, index) => exists(String(index)))
    await expect(transact(many)).rejects.toThrow("Member must have length less than or equal to 100")
  })

  it("refuses a table that is not there", async () => {
    const failing = transact([{ Put: { TableName: "not-there", Item: { id: "x" } } }])
    await expect(failing).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })

  it("runs once for one ClientRequestToken, and refuses the token for another request", async () => {
    const add = (n: number) => [
      {
        Update: {
          TableName: accounts,
          Key: { id: "once" },
          UpdateExpression: "ADD n :n",
          ExpressionAttributeValues: { ":n": n },
        },
      },
    ]
    await transact(add(1), "token-1")
    await transact(add(1), "token-1")
    expect(await get("once")).toEqual({ id: "once", n: 1 })
    await expect(transact(add(2), "token-1")).rejects.toMatchObject({ name: "IdempotentParameterMismatchException" })
  })
})

describe("transact get", () => {
  it("reads items in the order of the request, projected, with a hole for what is not there", async () => {
    await put({ id: "g1", a: 1, b: 2 })
    await put({ id: "g2", a: 3 })
    const answer = await target.documents.send(
      new TransactGetCommand({
        TransactItems: [
          { Get: { TableName: accounts, Key: { id: "g2" } } },
          { Get: { TableName: accounts, Key: { id: "none" } } },
          { Get: { TableName: accounts, Key: { id: "g1" }, ProjectionExpression: "b" } },
        ],
      }),
    )
    expect(answer.Responses).toEqual([{ Item: { id: "g2", a: 3 } }, {}, { Item: { b: 2 } }])
  })
})

it("keeps the sum through 50 concurrent conditional transfers", async () => {
  const bank = await createTable(target, { id: "S" })
  const holders = ["a", "b", "c", "d", "e"]
  for (const id of holders) {
    await target.documents.send(new PutCommand({ TableName: bank, Item: { id, balance: 20 } }))
  }
  const transfer = (from: string, to: string, amount: number) =>
    target.documents.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName: bank,
              Key: { id: from },
              UpdateExpression: "SET balance = balance - :n",
              ConditionExpression: "balance >= :n",
              ExpressionAttributeValues: { ":n": amount },
            },
          },
          {
            Update: {
              TableName: bank,
              Key: { id: to },
              UpdateExpression: "SET balance = balance + :n",
              ExpressionAttributeValues: { ":n": amount },
            },
          },
        ],
      }),
    )
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) => {
      const step = 1 + (index % 4)
      return transfer(holders[index % 5] ?? "", holders[(index + step) % 5] ?? "", 7 + (index % 9))
    }),
  )
  const failures = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason.name)] : []))
  expect(new Set(failures)).toEqual(new Set(failures.length > 0 ? ["TransactionCanceledException"] : []))
  const { Items = [] } = await target.documents.send(new ScanCommand({ TableName: bank, ConsistentRead: true }))
  const balances = Items.map(({ balance }) => Number(balance))
  expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(100)
  expect(Math.min(...balances)).toBeGreaterThanOrEqual(0)
})
