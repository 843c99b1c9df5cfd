import { BatchGetCommand, BatchWriteCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"

let target: Target
let notes: string

beforeAll(async () => {
  target = await openTarget()
  notes = await createTable(target, { id: "S" })
})
afterAll(() => target.close())

const write = (requests: readonly object[]) =>
  target.documents.send(new BatchWriteCommand({ RequestItems: { [notes]: [...requests] } }))

it("writes and deletes in one batch, leaving nothing unprocessed", async () => {
  await write([{ PutRequest: { Item: { id: "a" } } }, { PutRequest: { Item: { id: "b" } } }])
  const answer = await write([{ DeleteRequest: { Key: { id: "a" } } }, { PutRequest: { Item: { id: "c" } } }])
  expect(answer.UnprocessedItems).toEqual({})
  const { Items = [] } = await target.documents.send(new ScanCommand({ TableName: notes }))
  expect(new Set(Items.map(({ id }) => id))).toEqual(new Set(["b", "c"]))
})

it("reads what is there of a batch of keys, projected", async () => {
  await write([{ PutRequest: { Item: { id: "x", text: "1", other: "2" } } }])
  const answer = await target.documents.send(
    new BatchGetCommand({
      RequestItems: {
        [notes]: {
          Keys: [{ id: "x" }, { id: "nothing" }],
          ProjectionExpression: "#text",
          ExpressionAttributeNames: { "#text": "text" },
        },
      },
    }),
  )
  expect(answer.Responses).toEqual({ [notes]: [{ text: "1" }] })
  expect(answer.UnprocessedKeys).toEqual({})
})

it("returns the keys that do not fit into 16 MB as unprocessed, ready to be sent again", async () => {
  const large = await createTable(target, { id: "S" })
  const ids = Array.from({ length: 45 }, (_, index) => `large-${index}`)
  for (const id of ids) {
    await target.documents.send(new PutCommand({ TableName: large, Item: { id, text: "x".repeat(390_000) } }))
  }
  let RequestItems: Record<string, { Keys: Record<string, unknown>[] }> = {
    [large]: { Keys: ids.map((id) => ({ id })) },
  }
  const seen: unknown[] = []
  const rounds: number[] = []
  while (Object.keys(RequestItems).length > 0) {
    const answer = await target.documents.send(new BatchGetCommand({ RequestItems }))
    const found = answer.Responses?.[large] ?? []
    seen.push(...found.map(({ id }) => id))
    rounds.push(found.length)
    RequestItems = (answer.UnprocessedKeys ?? {}) as typeof RequestItems
  }
  expect(rounds).toHaveLength(2)
  expect(new Set(seen)).toEqual(new Set(ids))
  expect(seen).toHaveLength(ids.length)
})

it("refuses duplicates and more than 25 writes", async () => {
  const twice = write([{ PutRequest: { Item: { id: "d" } } }, { DeleteRequest: { Key: { id: "d" } } }])
  await expect(twice).rejects.toMatchObject({
    name: "ValidationException",
    message: words("Provided list of item keys contains duplicates"),
  })
  const many = write(Array.from({ length: 26 }, (_, index) => ({ PutRequest: { Item: { id: String(index) } } })))
  await expect(many).rejects.toMatchObject({ name: "ValidationException" })
})

it("writes nothing when one of the items is refused", async () => {
  const failing = write([{ PutRequest: { Item: { id: "half" } } }, { PutRequest: { Item: { nokey: 1 } } }])
  await expect(failing).rejects.toMatchObject({
    name: "ValidationException",
    message: words("The provided key element does not match the schema"),
  })
  const answer = await target.documents.send(
    new BatchGetCommand({ RequestItems: { [notes]: { Keys: [{ id: "half" }] } } }),
  )
  expect(answer.Responses?.[notes]).toEqual([])
})
