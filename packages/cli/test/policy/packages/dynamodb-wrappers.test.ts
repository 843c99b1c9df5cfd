import { describe, expect, it } from "vitest"
import { inferInstalledGrants } from "./infer-installed.ts"

const environment = { TABLE: "app" }

describe("ElectroDB", () => {
  const model = (name: string) => `{
    model: { entity: "${name}", version: "1", service: "app" },
    attributes: { id: { type: "string" }, owner: { type: "string" } },
    indexes: {
      primary: { pk: { field: "pk", composite: ["id"] } },
      byOwner: { index: "gsi1", collection: "owned", pk: { field: "gsi1pk", composite: ["owner"] } },
    },
  }`
  const entities = `
    import { Entity, Service, createWriteTransaction } from "electrodb"
    import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
    const config = { client: new DynamoDBClient({}), table: process.env.TABLE! }
    const Task = new Entity(${model("task")}, config)
    const User = new Entity(${model("user")}, config)
    const service = new Service({ task: Task, user: User }, config)`
  const needs = (body: string) =>
    inferInstalledGrants(`${entities}\nexport const handler = async (event: any) => { ${body} }`, { environment })

  it.each([
    ["Task.get({ id: event.id }).go()", "GetItem table/app"],
    ["Task.get([{ id: event.id }]).go()", "BatchGetItem table/app"],
    ["Task.create({ id: event.id }).go()", "PutItem table/app"],
    ["Task.put([{ id: event.id }]).go()", "BatchWriteItem table/app"],
    ["Task.upsert({ id: event.id }).go()", "UpdateItem table/app"],
    ["Task.patch({ id: event.id }).set({ owner: 'x' }).where((a, o) => o.exists(a.id)).go()", "UpdateItem table/app"],
    ["Task.remove({ id: event.id }).go()", "DeleteItem table/app"],
    ["Task.delete([{ id: event.id }]).go({ concurrency: 2 })", "BatchWriteItem table/app"],
    ["Task.query.primary({ id: event.id }).go()", "Query table/app"],
    ["Task.query.byOwner({ owner: event.id }).gt({}).go({ pages: 'all' })", "Query table/app/index/gsi1"],
    ["service.collections.owned({ owner: event.id }).go()", "Query table/app/index/gsi1"],
    ["service.entities.user.scan.go()", "Scan table/app"],
  ])("needs for %s only %s", (call, grant) => expect(needs(`await ${call}`)).resolves.toEqual([`dynamodb:${grant}`]))

  it("needs nothing for parameters that are not sent", () =>
    expect(needs(`return Task.get({ id: event.id }).params()`)).resolves.toEqual([]))

  it("needs for a query that hydrates the items of the table, too", () =>
    expect(needs(`await Task.query.byOwner({ owner: "x" }).go({ hydrate: true })`)).resolves.toEqual([
      "dynamodb:BatchGetItem table/app",
      "dynamodb:Query table/app/index/gsi1",
    ]))

  it("needs for find whichever index the keys choose, or a scan", () =>
    expect(needs(`await Task.find(event).go()`)).resolves.toEqual([
      "dynamodb:Query table/app",
      "dynamodb:Query table/app/index/gsi1",
      "dynamodb:Scan table/app",
    ]))

  it("needs for a transaction what its items need", () =>
    expect(
      needs(`await service.transaction.write(({ task, user }) => [
        task.put({ id: event.id }).commit(),
        user.check({ id: event.id }).commit(),
      ]).go()`),
    ).resolves.toEqual(["dynamodb:ConditionCheckItem table/app", "dynamodb:PutItem table/app"]))

  it("warns of a method that is not described", async () => {
    const [warning, ...others] = await needs(`await Task.truncate().go()`)
    expect(warning).toMatch(/^POLICY_PACKAGE_UNKNOWN src\/x\.ts:\d+ electrodb: what truncate of an entity sends/)
    expect(others).toEqual([])
  })
})

describe("DynamoDB Toolbox", () => {
  const declared = (name: string) => `
    import * as toolbox from "${name}"
    import { Table, Entity, item, schema, string, number, GetItemCommand, UpdateItemCommand, QueryCommand, ScanCommand,
      EntityRepository, PutTransaction, ConditionCheck, executeTransactWrite, BatchGetCommand, BatchGetRequest,
      executeBatchGet, DeletePartitionCommand } from "${name}"
    import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
    import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
    const documentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}))
    const table = new Table({ name: () => process.env.TABLE!, documentClient, partitionKey: { name: "pk", type: "string" } })
    const entity = new Entity({ name: "todo", table, schema: item({ pk: string().key(), size: number().optional() }) })`
  const needs = (body: string, name = "dynamodb-toolbox") =>
    inferInstalledGrants(`${declared(name)}\nexport const handler = async (event: any) => { ${body} }`, { environment })

  it.each([
    ["entity.build(GetItemCommand).key({ pk: event.id }).options({ consistent: true }).send()", "GetItem table/app"],
    ["new UpdateItemCommand(entity, { pk: event.id }).send()", "UpdateItem table/app"],
    ["table.build(QueryCommand).query({ partition: 'a' }).entities(entity).send()", "Query table/app"],
    [
      "table.build(QueryCommand).entities(entity).query({ index: 'gsi', partition: 'a' }).send()",
      "Query table/app/index/gsi",
    ],
    ["table.build(ScanCommand).options({ limit: 1 }).send()", "Scan table/app"],
    ["entity.build(EntityRepository).delete({ pk: event.id })", "DeleteItem table/app"],
    [
      "executeBatchGet(table.build(BatchGetCommand).requests(entity.build(BatchGetRequest).key({ pk: 'a' })))",
      "BatchGetItem table/app",
    ],
  ])("needs for %s only %s", (call, grant) => expect(needs(`await ${call}`)).resolves.toEqual([`dynamodb:${grant}`]))

  it("needs for a transaction what its items need", () =>
    expect(
      needs(`await executeTransactWrite(
        entity.build(PutTransaction).item({ pk: "a" }),
        entity.build(ConditionCheck).key({ pk: "b" }).condition({ attr: "pk", exists: true }),
      )`),
    ).resolves.toEqual(["dynamodb:ConditionCheckItem table/app", "dynamodb:PutItem table/app"]))

  it("sends nothing where it only makes parameters", () =>
    expect(needs(`return entity.build(GetItemCommand).key({ pk: event.id }).params()`)).resolves.toEqual([]))
})

describe("dynamoose", () => {
  const needs = (body: string) =>
    inferInstalledGrants(
      `import * as dynamoose from "dynamoose"
       dynamoose.Table.defaults.set({ prefix: "prod-", create: false, waitForActive: false })
       const Cat = dynamoose.model("Cat", new dynamoose.Schema({
         id: String,
         owner: { type: String, index: { name: "byOwner", type: "global" } },
       }))
       export const handler = async (event: any) => { ${body} }`,
    )

  it.each([
    ["await Cat.get(event.id)", "GetItem table/prod-Cat"],
    ["await Cat.batchGet([event.id])", "BatchGetItem table/prod-Cat"],
    ["await new Cat({ id: event.id }).save()", "PutItem table/prod-Cat"],
    ["await Cat.update({ id: event.id }, { owner: 'x' })", "UpdateItem table/prod-Cat"],
    ["await Cat.scan().limit(1).exec()", "Scan table/prod-Cat"],
    ["await Cat.query('owner').eq('x').using('byOwner').exec()", "Query table/prod-Cat/index/byOwner"],
    ["await dynamoose.transaction([Cat.transaction.delete(event.id)])", "DeleteItem table/prod-Cat"],
  ])("needs for %s only %s", (call, grant) => expect(needs(call)).resolves.toEqual([`dynamodb:${grant}`]))

  it("follows an item that it answered", () =>
    expect(needs(`const cat = await Cat.get(event.id); cat.owner = "x"; await cat.save()`)).resolves.toEqual([
      "dynamodb:GetItem table/prod-Cat",
      "dynamodb:PutItem table/prod-Cat",
    ]))

  it("takes a query that names no index for one of the table or of any index", () =>
    expect(needs(`await Cat.query("owner").eq("x").exec()`)).resolves.toEqual([
      "dynamodb:Query table/prod-Cat",
      "dynamodb:Query table/prod-Cat/index/byOwner",
    ]))

  it("creates the table unless it is told not to", () =>
    expect(
      inferInstalledGrants(`
        import dynamoose from "dynamoose"
        const Dog = dynamoose.model("Dog", { id: String })
        export const handler = (event: any) => Dog.get(event.id)`),
    ).resolves.toEqual(["CreateTable", "DescribeTable", "GetItem"].map((name) => `dynamodb:${name} table/Dog`)))
})
