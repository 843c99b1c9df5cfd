import type { ExecuteStatementCommandInput } from "@aws-sdk/lib-dynamodb"
import { BatchExecuteStatementCommand, ExecuteStatementCommand, ExecuteTransactionCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Target } from "./open-target.ts"
import { createTable, openTarget, words } from "./open-target.ts"

let target: Target
let songs: string

beforeAll(async () => {
  target = await openTarget()
  songs = await createTable(
    target,
    { artist: "S", title: "S" },
    {
      AttributeDefinitions: [{ AttributeName: "genre", AttributeType: "S" }],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-genre",
          KeySchema: [{ AttributeName: "genre", KeyType: "HASH" }],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    },
  )
  for (const [title, rating] of [
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ] as const) {
    await run(
      `INSERT INTO "${songs}" VALUE {'artist': 'ada', 'title': ?, 'rating': ?, 'genre': 'pop', 'tags': ['x', 'y'], 'meta': {'live': true}}`,
      [title, rating],
    )
  }
  await run(`INSERT INTO "${songs}" VALUE {'artist': 'bob', 'title': 'a', 'rating': 1.50, 'letters': <<'p','q'>>}`)
})
afterAll(() => target.close())

const run = (Statement: string, Parameters?: unknown[], more: Partial<ExecuteStatementCommandInput> = {}) =>
  target.documents.send(new ExecuteStatementCommand({ Statement, ...(Parameters && { Parameters }), ...more }))
const titles = async (...statement: Parameters<typeof run>) =>
  (await run(...statement)).Items?.map(({ title }) => title)

describe("select", () => {
  it("reads one item by its key", async () => {
    const { Items } = await run(`SELECT * FROM "${songs}" WHERE artist = 'bob' AND title = 'a'`)
    expect(Items).toEqual([{ artist: "bob", title: "a", rating: 1.5, letters: new Set(["p", "q"]) }])
  })

  it.each([
    ["artist = 'ada'", ["a", "b", "c"]],
    ["artist = 'ada' AND title > 'a'", ["b", "c"]],
    ["artist = 'ada' AND title BETWEEN 'a' AND 'b'", ["a", "b"]],
    ["artist = 'ada' AND begins_with(title, 'b')", ["b"]],
    ["artist = 'ada' AND (rating = 1 OR rating >= 3)", ["a", "c"]],
    ["artist = 'ada' AND rating IN [2, 3] AND NOT title = 'c'", ["b"]],
    ["artist = 'ada' AND contains(tags, 'x') AND meta.live = true AND rating <> 2", ["a", "c"]],
    ["rating = 1.5", ["a"]],
    ["letters IS NOT MISSING", ["a"]],
    ["artist = 'ada' AND letters IS NOT MISSING", []],
  ])("filters by %s", async (condition, expected) => {
    expect(await titles(`SELECT title FROM "${songs}" WHERE ${condition}`)).toEqual(expected)
  })

  it("names columns after the end of their paths", async () => {
    const { Items } = await run(`SELECT meta.live, tags[1] FROM "${songs}" WHERE artist = ? AND title = ?`, [
      "ada",
      "a",
    ])
    expect(Items).toEqual([{ live: true, "tags[1]": "y" }])
  })

  it("orders by the sort key and reads an index", async () => {
    expect(await titles(`SELECT * FROM "${songs}" WHERE artist = 'ada' ORDER BY title DESC`)).toEqual(["c", "b", "a"])
    const indexed = await titles(`SELECT * FROM "${songs}"."by-genre" WHERE genre = 'pop'`)
    expect(indexed?.toSorted()).toEqual(["a", "b", "c"])
  })

  it("continues with NextToken", async () => {
    const statement = `SELECT title FROM "${songs}" WHERE artist = 'ada'`
    const first = await run(statement, undefined, { Limit: 2 })
    expect(first.Items).toEqual([{ title: "a" }, { title: "b" }])
    const second = await run(statement, undefined, { Limit: 2, NextToken: first.NextToken })
    expect(second.Items).toEqual([{ title: "c" }])
  })

  it("refuses what is not well formed, missing parameters and unknown tables", async () => {
    await expect(run(`SELECT * FRO "${songs}"`)).rejects.toMatchObject({
      name: "ValidationException",
      message: words("Statement wasn't well formed, can't be processed"),
    })
    await expect(run(`SELECT * FROM "${songs}" WHERE artist = ?`)).rejects.toThrow(
      "Number of parameters in request and statement don't match.",
    )
    await expect(run(`SELECT * FROM "not-there"`)).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })
})

describe("writes", () => {
  it("inserts once", async () => {
    const insert = `INSERT INTO "${songs}" VALUE {'artist': 'new', 'title': 'x'}`
    await run(insert)
    await expect(run(insert)).rejects.toMatchObject({ message: "Duplicate primary key exists in table" })
  })

  it("updates one item and returns it", async () => {
    await run(`INSERT INTO "${songs}" VALUE {'artist': 'upd', 'title': 'x', 'n': 1, 'l': [1], 'gone': 1}`)
    const { Items } = await run(
      `UPDATE "${songs}" SET n = n + 2 SET l = list_append(l, [2]) REMOVE gone WHERE artist = 'upd' AND title = 'x' AND n = 1 RETURNING ALL NEW *`,
    )
    expect(Items).toEqual([{ artist: "upd", title: "x", n: 3, l: [1, 2] }])
    await expect(run(`UPDATE "${songs}" SET n = 1 WHERE artist = 'upd' AND title = 'absent'`)).rejects.toMatchObject({
      name: "ConditionalCheckFailedException",
    })
    await expect(run(`UPDATE "${songs}" SET n = 1 WHERE artist = 'upd'`)).rejects.toThrow(
      "Where clause does not contain a mandatory equality on all key attributes",
    )
  })

  it("deletes one item, and succeeds when it is not there", async () => {
    await run(`INSERT INTO "${songs}" VALUE {'artist': 'del', 'title': 'x'}`)
    const remove = `DELETE FROM "${songs}" WHERE artist = 'del' AND title = 'x'`
    const { Items } = await run(`${remove} RETURNING ALL OLD *`)
    expect(Items).toEqual([{ artist: "del", title: "x" }])
    await run(remove)
    await run(`${remove} AND n = 1`)
    await run(`INSERT INTO "${songs}" VALUE {'artist': 'del', 'title': 'x'}`)
    await expect(run(`${remove} AND n = 1`)).rejects.toMatchObject({ name: "ConditionalCheckFailedException" })
  })
})

it("runs a batch whose failing statements stop none of the others", async () => {
  const { Responses } = await target.documents.send(
    new BatchExecuteStatementCommand({
      Statements: [
        { Statement: `SELECT title FROM "${songs}" WHERE artist = 'ada' AND title = 'a'` },
        { Statement: `SELECT * FROM "${songs}" WHERE rating = 1` },
        { Statement: `SELECT * FROM "not-there" WHERE id = 1` },
      ],
    }),
  )
  expect(Responses).toMatchObject([
    { TableName: songs, Item: { title: "a" } },
    { Error: { Code: "ValidationError", Message: "Only single item select is supported" } },
    { Error: { Code: "ResourceNotFound" } },
  ])
})

it("runs a transaction of statements, all or nothing", async () => {
  const transact = (...statements: readonly string[]) =>
    target.documents.send(
      new ExecuteTransactionCommand({ TransactStatements: statements.map((Statement) => ({ Statement })) }),
    )
  const insert = `INSERT INTO "${songs}" VALUE {'artist': 'txn', 'title': 'x'}`
  const exists = (title: string) =>
    `EXISTS(SELECT * FROM "${songs}" WHERE artist = 'ada' AND title = '${title}' AND rating = 1)`
  await expect(transact(insert, exists("b"))).rejects.toMatchObject({
    name: "TransactionCanceledException",
    CancellationReasons: [{ Code: "None" }, { Code: "ConditionalCheckFailed" }],
  })
  await transact(insert, exists("a"))
  const { Responses } = await transact(
    `SELECT title FROM "${songs}" WHERE artist = 'txn' AND title = 'x'`,
    `SELECT rating FROM "${songs}" WHERE artist = 'ada' AND title = 'b'`,
  )
  expect(Responses).toEqual([{ Item: { title: "x" } }, { Item: { rating: 2 } }])
})
