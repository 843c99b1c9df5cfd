import { describe, expect, it } from "vitest"
import type { TableDeclaration } from "@tsapi/framework/internal"
import { checkTable } from "./check-table.ts"

function problemsOf(table: Partial<TableDeclaration>): readonly string[] {
  const location = { file: "src/todo-table.ts", line: 4 }
  return checkTable({ kind: "table", id: "Todos", partitionKey: "id", ...table, location }).map((error) => {
    expect(error).toMatchObject({ code: "TABLE_INVALID", location })
    return error.message
  })
}

describe("checkTable", () => {
  it("accepts a table with everything", () => {
    const table = {
      sortKey: { name: "createdAt", type: "number" },
      indexes: { byOwner: { partitionKey: "owner", sortKey: { name: "createdAt", type: "number" } } },
      localIndexes: { byTitle: { sortKey: "title" } },
      timeToLive: "expiresAt",
      billing: { readCapacity: 1, writeCapacity: 1 },
      encryption: { kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1" },
    } as const
    expect(problemsOf(table)).toEqual([])
  })

  it.each<[Partial<TableDeclaration>, string]>([
    [{ id: "my todos" }, 'Table "my todos": that cannot be an id'],
    [{ sortKey: "id" }, 'Table "Todos": the sort key "id" is also the partition key'],
    [{ indexes: { ab: { partitionKey: "owner" } } }, 'Table "Todos": "ab" cannot be the name of an index'],
    [{ localIndexes: { byTitle: { sortKey: "title" } } }, 'Table "Todos": it has local indexes but no sort key'],
    [{ stream: "all" as "both" }, 'Table "Todos": stream is "all"'],
    [{ billing: "free" as "on-demand" }, 'Table "Todos": billing is "free"'],
    [{ encryption: "none" as "aws-owned" }, 'Table "Todos": encryption is "none"'],
    [{ indexes: { byAge: JSON.parse("{}") } }, 'Table "Todos": indexes.byAge has no partitionKey'],
    [{ sortKey: JSON.parse('{ "name": "age" }') }, 'Table "Todos": sortKey has no type'],
    [{ timeToLive: "id" }, 'Table "Todos": timeToLive names the partition key'],
    [{ billing: { readCapacity: 0, writeCapacity: 1 } }, 'Table "Todos": billing.readCapacity is 0'],
    [{ encryption: { kmsKeyArn: "my-key" } }, 'Table "Todos": encryption.kmsKeyArn is "my-key"'],
    [
      { indexes: { byAge: { partitionKey: { name: "id", type: "number" } } } },
      'Table "Todos": the key "id" is a string in one place and a number in another',
    ],
  ])("refuses %j", (table, problem) => {
    expect(problemsOf(table)).toContain(problem)
  })

  it("counts the indexes", () => {
    const names = Array.from({ length: 21 }, (_, index) => `index${index}`)
    const indexes = Object.fromEntries(names.map((name) => [name, { partitionKey: "owner" }]))
    expect(problemsOf({ indexes })).toEqual(['Table "Todos": it has 21 indexes'])
  })
})
