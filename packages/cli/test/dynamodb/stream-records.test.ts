import { ExecuteStatementCommand } from "@aws-sdk/client-dynamodb"
import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { openTarget } from "./open-target.ts"
import { changes, createStreamed, recordsOf } from "./stream-reader.ts"

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

const put = (TableName: string, Item: Record<string, unknown>) =>
  target.documents.send(new PutCommand({ TableName, Item: { at: 1, ...Item } }))
const keys = (id: string) => ({ id: { S: id }, at: { N: "1" } })

describe("records", () => {
  it("hold what put, update and delete changed, in their order", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    await put(TableName, { id: "a", n: 1 })
    await put(TableName, { id: "a", n: 2, tags: new Set(["x", "y"]) })
    const Key = { id: "a", at: 1 }
    const UpdateExpression = "REMOVE tags ADD n :one"
    const ExpressionAttributeValues = { ":one": 1 }
    await target.documents.send(new UpdateCommand({ TableName, Key, UpdateExpression, ExpressionAttributeValues }))
    await target.documents.send(new DeleteCommand({ TableName, Key }))
    const image = (n: string, more = {}) => ({ ...keys("a"), n: { N: n }, ...more })
    const tags = { tags: { SS: ["x", "y"] } }
    expect(changes(await recordsOf(target, StreamArn))).toEqual([
      { eventName: "INSERT", Keys: keys("a"), NewImage: image("1"), SizeBytes: 17 },
      { eventName: "MODIFY", Keys: keys("a"), NewImage: image("2", tags), OldImage: image("1"), SizeBytes: 33 },
      { eventName: "MODIFY", Keys: keys("a"), NewImage: image("3"), OldImage: image("2", tags), SizeBytes: 33 },
      { eventName: "REMOVE", Keys: keys("a"), OldImage: image("3"), SizeBytes: 17 },
    ])
  })

  it("say where they come from", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    await put(TableName, { id: "a" })
    await put(TableName, { id: "b" })
    const [first, second] = await recordsOf(target, StreamArn)
    expect(first).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
      eventName: "INSERT",
      eventVersion: "1.1",
      eventSource: "aws:dynamodb",
      awsRegion: expect.any(String),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Date),
        Keys: keys("a"),
        NewImage: keys("a"),
        SequenceNumber: expect.stringMatching(/^\d{21,40}$/),
        SizeBytes: 14,
        StreamViewType: "NEW_AND_OLD_IMAGES",
      },
    })
    expect(first?.eventID).not.toBe(second?.eventID)
    const [one, two] = [first, second].map((record) => BigInt(record?.dynamodb?.SequenceNumber ?? ""))
    expect(one).toBeLessThan(two ?? 0n)
  })

  it.each([
    ["KEYS_ONLY", [], 7],
    ["NEW_IMAGE", ["NewImage"], 17],
    ["OLD_IMAGE", ["OldImage"], 17],
    ["NEW_AND_OLD_IMAGES", ["NewImage", "OldImage"], 27],
  ] as const)("hold no more than %s", async (view, images, size) => {
    const { TableName, StreamArn } = await createStreamed(target, view)
    await put(TableName, { id: "a", n: 1 })
    await put(TableName, { id: "a", n: 2 })
    const records = await recordsOf(target, StreamArn)
    expect(
      Object.keys(records[1]?.dynamodb ?? {})
        .filter((name) => name.endsWith("Image"))
        .toSorted(),
    ).toEqual(images)
    expect(records[1]?.dynamodb).toMatchObject({ SizeBytes: size, StreamViewType: view })
  })

  it("are not made of a write that changes nothing", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    const Key = { id: "a", at: 1 }
    const item = { id: "a", list: [1, { x: "y" }], set: new Set([1, 2]) }
    await put(TableName, item)
    await put(TableName, item)
    await put(TableName, { ...item, set: new Set([2, 1]) })
    await target.documents.send(new UpdateCommand({ TableName, Key }))
    await target.documents.send(new DeleteCommand({ TableName, Key: { id: "nobody", at: 1 } }))
    expect(changes(await recordsOf(target, StreamArn))).toMatchObject([{ eventName: "INSERT" }])
  })

  it("are not made of a write that fails", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    const Item = { id: "a", at: 1 }
    const ConditionExpression = "attribute_exists(id)"
    const refused = target.documents.send(new PutCommand({ TableName, Item, ConditionExpression }))
    await expect(refused).rejects.toMatchObject({ name: "ConditionalCheckFailedException" })
    const Put = { TableName, Item }
    const ConditionCheck = { TableName, Key: { id: "b", at: 1 }, ConditionExpression }
    const TransactItems = [{ Put }, { ConditionCheck }]
    const cancelled = target.documents.send(new TransactWriteCommand({ TransactItems }))
    await expect(cancelled).rejects.toMatchObject({ name: "TransactionCanceledException" })
    expect(await recordsOf(target, StreamArn)).toEqual([])
  })

  it("are made of batches, transactions and PartiQL too", async () => {
    const { TableName, StreamArn } = await createStreamed(target)
    const RequestItems = { [TableName]: [{ PutRequest: { Item: { id: "batch", at: 1 } } }] }
    await target.documents.send(new BatchWriteCommand({ RequestItems }))
    const TransactItems = [
      { Put: { TableName, Item: { id: "put", at: 1 } } },
      { Delete: { TableName, Key: { id: "batch", at: 1 } } },
    ]
    await target.documents.send(new TransactWriteCommand({ TransactItems }))
    const Statement = `INSERT INTO "${TableName}" VALUE {'id': 'partiql', 'at': 1}`
    await target.client.send(new ExecuteStatementCommand({ Statement }))
    const records = (await recordsOf(target, StreamArn)).map(
      ({ eventName, dynamodb }) => `${eventName} ${dynamodb?.Keys?.["id"]?.S}`,
    )
    expect(records[0]).toBe("INSERT batch")
    expect(records.slice(1, 3).toSorted()).toEqual(["INSERT put", "REMOVE batch"])
    expect(records.slice(3)).toEqual(["INSERT partiql"])
  })
})
