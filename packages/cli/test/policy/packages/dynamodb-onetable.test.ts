import { describe, expect, it } from "vitest"
import { inferInstalledGrants } from "./infer-installed.ts"

const table = `
  import { Model, Table } from "dynamodb-onetable"
  import { Dynamo } from "dynamodb-onetable/Dynamo"
  import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
  const schema = {
    version: "0.0.1",
    indexes: { primary: { hash: "pk", sort: "sk" }, gs1: { hash: "gs1pk", sort: "gs1sk", follow: true }, ls1: { sort: "at" } },
    models: {
      Task: { pk: { type: String, value: "task#\${id}" }, sk: { type: String, value: "task#" }, id: { type: String } },
      User: { pk: { type: String, value: "user#" }, sk: { type: String, value: "user#" }, email: { type: String, unique: true } },
      Raw: { pk: { type: String }, sk: { type: String } },
    },
  }
  const table = new Table({ name: process.env.TABLE!, client: new Dynamo({ client: new DynamoDBClient({}) }), schema })
  const Task = table.getModel("Task")
  const User = table.getModel("User")
  const Raw = table.getModel("Raw")`

const needs = (body: string) =>
  inferInstalledGrants(`${table}\nexport const handler = async (event: any) => { ${body} }`, {
    environment: { TABLE: "app" },
  })

describe("OneTable", () => {
  it.each([
    ["Task.get({ id: event.id })", "GetItem table/app"],
    ["Task.create({ id: event.id })", "PutItem table/app"],
    ["Task.update({ id: event.id }, { exists: null })", "UpdateItem table/app"],
    ["Task.upsert({ id: event.id })", "UpdateItem table/app"],
    ["Task.remove({ id: event.id })", "DeleteItem table/app"],
    ["Task.find({ id: event.id })", "Query table/app"],
    ["Task.find({ at: event.at }, { index: 'ls1' })", "Query table/app/index/ls1"],
    ["Task.scan({}, { limit: 10 })", "Scan table/app"],
    ["table.create('Task', { id: event.id })", "PutItem table/app"],
    ["table.queryItems({ pk: event.id }, { index: 'primary' })", "Query table/app"],
    ["table.fetch(['Task', 'User'], { pk: event.id })", "Query table/app"],
    ["table.deleteTable('DeleteTableForever')", "DeleteTable table/app"],
    ["table.exists()", "ListTables *"],
    ["new Model(table, 'Other', { fields: {} }).putItem({ pk: 'a' })", "PutItem table/app"],
    ["Raw.get({ pk: 'a', sk: 'b' })", "GetItem table/app"],
  ])("needs for %s only %s", (call, grant) => expect(needs(`await ${call}`)).resolves.toEqual([`dynamodb:${grant}`]))

  it.each([
    "await Task.create({ id: event.id }, { execute: false })",
    "return Task.init({ id: event.id })",
    "table.uuid()",
  ])("needs nothing for %s", (body) => expect(needs(body)).resolves.toEqual([]))

  it("follows an index to the items of the table", () =>
    expect(needs(`await Task.find({ gs1pk: event.id }, { index: "gs1" })`)).resolves.toEqual([
      "dynamodb:GetItem table/app",
      "dynamodb:Query table/app/index/gs1",
    ]))

  it("looks for an item whose sort key is not given", () =>
    expect(needs(`await Raw.get({ pk: event.id })`)).resolves.toEqual([
      "dynamodb:GetItem table/app",
      "dynamodb:Query table/app",
    ]))

  it("sends a batch at once, and not its items", () =>
    expect(
      needs(`const batch = {}
        await Task.create({ id: "1" }, { batch })
        await User.create({ email: "a@b.c" }, { batch })
        await table.batchWrite(batch)`),
    ).resolves.toEqual(["dynamodb:BatchWriteItem table/app"]))

  it("needs for a transaction what its items need", () =>
    expect(
      needs(`const transaction = {}
        await Task.create({ id: "1" }, { transaction })
        await Task.check({ id: "2" }, { transaction })
        await table.transact("write", transaction)`),
    ).resolves.toEqual(["dynamodb:ConditionCheckItem table/app", "dynamodb:PutItem table/app"]))

  it("changes the items of unique attributes, too", () =>
    expect(needs(`await User.remove({ email: event.email })`)).resolves.toEqual([
      "dynamodb:DeleteItem table/app",
      "dynamodb:GetItem table/app",
    ]))
})
