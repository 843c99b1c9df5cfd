import { PutItemCommand, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, GetCommand, NumberValue, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"

let target: Target
let todos: string

beforeAll(async () => {
  target = await openTarget()
  todos = await createTable(target, { id: "S" })
})
afterAll(() => target.close())

const put = (Item: Record<string, unknown>) => target.documents.send(new PutCommand({ TableName: todos, Item }))
const get = async (id: string) => (await target.documents.send(new GetCommand({ TableName: todos, Key: { id } }))).Item

describe("put, get, update and delete", () => {
  it("gives back what was put", async () => {
    const item = { id: "whole", title: "milk", done: false, none: null, tags: ["a", 1], meta: { deep: { x: 1 } } }
    await put(item)
    expect(await get("whole")).toEqual(item)
  })

  it("answers no Item for a key that is not there", async () => {
    expect(await get("absent")).toBeUndefined()
  })

  it("returns the replaced item when asked for ALL_OLD", async () => {
    await put({ id: "replaced", title: "old" })
    const again = new PutCommand({ TableName: todos, Item: { id: "replaced", title: "new" }, ReturnValues: "ALL_OLD" })
    expect((await target.documents.send(again)).Attributes).toEqual({ id: "replaced", title: "old" })
  })

  it("creates an item on update and counts up", async () => {
    const count = new UpdateCommand({
      TableName: todos,
      Key: { id: "counter" },
      UpdateExpression:
        "ADD hits :one SET seen = if_not_exists(seen, :no), tags = list_append(if_not_exists(tags, :none), :tags)",
      ExpressionAttributeValues: { ":one": 1, ":no": "first", ":none": [], ":tags": ["x"] },
      ReturnValues: "ALL_NEW",
    })
    await target.documents.send(count)
    const { Attributes } = await target.documents.send(count)
    expect(Attributes).toEqual({ id: "counter", hits: 2, seen: "first", tags: ["x", "x"] })
  })

  it("removes list elements by their places before the update", async () => {
    await put({ id: "list", letters: ["a", "b", "c", "d"] })
    const update = new UpdateCommand({
      TableName: todos,
      Key: { id: "list" },
      UpdateExpression: "REMOVE letters[0], letters[2] SET letters[9] = :z",
      ExpressionAttributeValues: { ":z": "z" },
      ReturnValues: "UPDATED_NEW",
    })
    await target.documents.send(update)
    expect(await get("list")).toEqual({ id: "list", letters: ["b", "d", "z"] })
  })

  it("adds to sets, deletes from them, and drops an empty one", async () => {
    await put({ id: "sets", letters: new Set(["a", "b"]), digits: new Set([1]) })
    const update = new UpdateCommand({
      TableName: todos,
      Key: { id: "sets" },
      UpdateExpression: "ADD letters :c DELETE digits :one",
      ExpressionAttributeValues: { ":c": new Set(["c", "a"]), ":one": new Set([1]) },
    })
    await target.documents.send(update)
    expect(await get("sets")).toEqual({ id: "sets", letters: new Set(["a", "b", "c"]) })
  })

  it("refuses a path whose parent is not there", async () => {
    await put({ id: "flat" })
    const update = new UpdateCommand({
      TableName: todos,
      Key: { id: "flat" },
      UpdateExpression: "SET meta.deep = :x",
      ExpressionAttributeValues: { ":x": 1 },
    })
    await expect(target.documents.send(update)).rejects.toMatchObject({
      name: "ValidationException",
      message: "The document path provided in the update expression is invalid for update",
    })
  })

  it("deletes and returns the old item", async () => {
    await put({ id: "gone", title: "bye" })
    const remove = new DeleteCommand({ TableName: todos, Key: { id: "gone" }, ReturnValues: "ALL_OLD" })
    expect((await target.documents.send(remove)).Attributes).toEqual({ id: "gone", title: "bye" })
    expect(await get("gone")).toBeUndefined()
    expect((await target.documents.send(remove)).Attributes).toBeUndefined()
  })

  it("projects the paths a read asks for", async () => {
    await put({ id: "projected", a: { b: [1, 2, 3], c: 4 }, d: 5 })
    const read = new GetCommand({
      TableName: todos,
      Key: { id: "projected" },
      ProjectionExpression: "a.b[0], a.b[2], d, nowhere.x",
    })
    expect((await target.documents.send(read)).Item).toEqual({ a: { b: [1, 3] }, d: 5 })
  })
})

describe("condition failure", () => {
  const failure = (command: PutCommand | UpdateCommand | DeleteCommand) =>
    (target.documents.send(command as PutCommand) as Promise<unknown>).then(
      () => expect.unreachable("the condition should fail"),
      (error: unknown) => error,
    )

  it("is a ConditionalCheckFailedException on put, update and delete, with the old item when asked for", async () => {
    await put({ id: "guarded", version: 1 })
    const guard = {
      TableName: todos,
      ConditionExpression: "version = :v",
      ExpressionAttributeValues: { ":v": 2 },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    } as const
    const Key = { id: "guarded" }
    for (const command of [
      new PutCommand({ ...guard, Item: { id: "guarded" } }),
      new UpdateCommand({ ...guard, Key, UpdateExpression: "REMOVE title" }),
      new DeleteCommand({ ...guard, Key }),
    ]) {
      expect(await failure(command)).toMatchObject({
        name: "ConditionalCheckFailedException",
        message: "The conditional request failed",
        Item: { id: { S: "guarded" }, version: { N: "1" } },
      })
    }
  })

  it("leaves the old item out when it was not asked for", async () => {
    await put({ id: "quiet" })
    const create = new PutCommand({
      TableName: todos,
      Item: { id: "quiet" },
      ConditionExpression: "attribute_not_exists(id)",
    })
    expect(await failure(create)).toMatchObject({ Item: undefined })
  })

  it("compares lists and maps by content", async () => {
    await put({ id: "deep", steps: [1, { a: "x" }] })
    const update = new UpdateCommand({
      TableName: todos,
      Key: { id: "deep" },
      UpdateExpression: "SET ok = :true",
      ConditionExpression: "steps = :list AND contains(steps, :map) AND size(steps) = :two AND NOT steps = :true",
      ExpressionAttributeValues: { ":list": [1, { a: "x" }], ":map": { a: "x" }, ":two": 2, ":true": true },
    })
    await target.documents.send(update)
    expect(await get("deep")).toMatchObject({ ok: true })
  })

  it("takes the parameters that expressions replaced", async () => {
    await put({ id: "legacy", n: 1 })
    const update = new UpdateCommand({
      TableName: todos,
      Key: { id: "legacy" },
      AttributeUpdates: { n: { Action: "ADD", Value: 2 }, gone: { Action: "DELETE" } },
      Expected: { n: { ComparisonOperator: "LT", AttributeValueList: [2] } },
    })
    await target.documents.send(update)
    expect(await get("legacy")).toEqual({ id: "legacy", n: 3 })
    await expect(target.documents.send(update)).rejects.toThrow("The conditional request failed")
  })
})

describe("types", () => {
  it("keeps 38 digits of a number and refuses the 39th", async () => {
    const digits = "1234567890123456789012345678901234567.8"
    await put({ id: "precise", n: NumberValue.from(digits) })
    const { Item } = await target.client.send(new GetItemCommand({ TableName: todos, Key: { id: { S: "precise" } } }))
    expect(Item?.["n"]).toEqual({ N: digits })
    const tooLong = new PutItemCommand({ TableName: todos, Item: { id: { S: "x" }, n: { N: `${digits}9` } } })
    await expect(target.client.send(tooLong)).rejects.toMatchObject({
      name: "ValidationException",
      message: words("Attempting to store more than 38 significant digits in a Number"),
    })
  })

  it("refuses numbers outside DynamoDB's range", async () => {
    const store = (N: string) =>
      target.client.send(new PutItemCommand({ TableName: todos, Item: { id: { S: "x" }, n: { N } } }))
    await expect(store("1e126")).rejects.toThrow(
      "Number overflow. Attempting to store a number with magnitude larger than supported range",
    )
    await expect(store("1e-131")).rejects.toThrow(
      "Number underflow. Attempting to store a number with magnitude smaller than supported range",
    )
  })

  it("adds decimals exactly", async () => {
    await put({ id: "sum", n: NumberValue.from("0.1") })
    const add = new UpdateCommand({
      TableName: todos,
      Key: { id: "sum" },
      UpdateExpression: "SET n = n + :x",
      ExpressionAttributeValues: { ":x": NumberValue.from("0.2") },
    })
    await target.documents.send(add)
    expect(await get("sum")).toEqual({ id: "sum", n: 0.3 })
  })

  it("keeps binary values and sets of all three types", async () => {
    const bytes = new Uint8Array([0, 255, 128, 0])
    const item = { id: "types", bytes, ss: new Set(["a", "b"]), ns: new Set([1, 2]), bs: new Set([bytes]) }
    await put(item)
    expect(await get("types")).toEqual(item)
  })

  it("refuses an empty set", async () => {
    const empty = new PutItemCommand({ TableName: todos, Item: { id: { S: "x" }, names: { SS: [] } } })
    await expect(target.client.send(empty)).rejects.toMatchObject({
      name: "ValidationException",
      message: "One or more parameter values were invalid: An string set  may not be empty",
    })
  })

  it("takes an item of 400 KB and refuses a larger one, counting bytes", async () => {
    const room = 400 * 1024 - "id".length - "size".length - "text".length
    await put({ id: "size", text: "é".repeat(room / 2) })
    await expect(put({ id: "size", text: `${"é".repeat(room / 2)}x` })).rejects.toMatchObject({
      name: "ValidationException",
      message: "Item size has exceeded the maximum allowed size",
    })
  })

  it("refuses a key of another type and an empty key", async () => {
    await expect(put({ id: 1 })).rejects.toMatchObject({
      message: words("One or more parameter values were invalid: Type mismatch for key id expected: S actual: N"),
    })
    await expect(put({ id: "" })).rejects.toThrow(
      "The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
    )
  })

  it("names the table that is not there", async () => {
    const read = new GetCommand({ TableName: "not-there", Key: { id: "x" } })
    await expect(target.documents.send(read)).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })
})
