import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"

describe("everyday code", () => {
  it("hands resources to generic repositories", async () => {
    const declarations = `
      class Repository<T> {
        constructor(protected readonly table: Table) {}
        async find(id: string): Promise<T> { return (await client.send(new GetCommand({ TableName: this.table.name, Key: { id } }))).Item as T }
      }
      const users = new Table("Users", { partitionKey: "id" })
      const services = { todos: new Repository(todoTable), users: new Repository(users) }`
    expect(await inferGrants(appOf(declarations, `return services.todos.find("1")`))).toEqual([
      "dynamodb:GetItem Todos",
    ])
    expect(await inferGrants(appOf(declarations, `return services.users.find("1")`))).toEqual([
      "dynamodb:GetItem Users",
    ])
  })

  it("sets optional parameters under a condition", () =>
    expect(
      inferGrants(
        appOf(
          `import { QueryCommand } from "@aws-sdk/lib-dynamodb"`,
          `const input: any = { TableName: todoTable.name }
           if (request.query.owner) input.IndexName = "byOwner"
           return client.send(new QueryCommand(input))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:Query Todos", "dynamodb:Query Todos/index/byOwner"]))

  it("chooses a command in a switch", () =>
    expect(
      inferGrants(
        appOf(
          "",
          `let command: any
           switch (request.method) {
             case "GET": command = new GetCommand({ TableName: "a", Key: {} }); break
             default: command = new PutCommand({ TableName: "b", Item: {} })
           }
           return client.send(command)`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"]))

  it("loops over known names", () =>
    expect(
      inferGrants(
        appOf(
          `const tables = { a: "first", b: "second" }`,
          `for (const name of ["x", "y"]) await client.send(new GetCommand({ TableName: name, Key: {} }))
           return Promise.all(Object.entries(tables).map(([, table]) => client.send(new PutCommand({ TableName: table, Item: {} }))))`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:GetItem table/x",
      "dynamodb:GetItem table/y",
      "dynamodb:PutItem table/first",
      "dynamodb:PutItem table/second",
    ]))

  it("keeps a singleton in a static property", () =>
    expect(
      inferGrants(
        appOf(
          `class Store {
             private static instance?: Store
             static get() { return (this.instance ??= new Store()) }
             read = async () => client.send(new GetCommand({ TableName: "a", Key: {} }))
           }`,
          `return Store.get().read()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("has objects with methods that call each other", () =>
    expect(
      inferGrants(
        appOf(
          `const repository = {
             table: "a",
             find(id: string) { return this.send(new GetCommand({ TableName: this.table, Key: { id } })) },
             send(command: any) { return client.send(command) },
           }`,
          `return repository.find("1")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("passes callbacks to packages and to timers", () =>
    expect(
      inferGrants(
        appOf(
          `import retry from "p-retry"`,
          `setTimeout(() => client.send(new PutCommand({ TableName: "b", Item: {} })), 1)
           return retry(() => client.send(new GetCommand({ TableName: "a", Key: {} })), { retries: 2 })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"]))

  it("spreads objects and arrays into themselves", () =>
    expect(
      inferGrants(
        appOf(
          `import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb"`,
          `let input: any = { TableName: "a" }
           let requests: any = { [todoTable.name]: [] }
           let names: string[] = []
           for (const key of Object.keys(request.query)) {
             input = { ...input, [key]: request.query[key], Key: {} }
             requests = { ...requests, users: [] }
             names = [...names, "b"]
           }
           await client.send(new GetCommand({ ...input, TableName: input.TableName, Key: {} }))
           for (const name of names) await client.send(new GetCommand({ TableName: name, Key: {} }))
           return client.send(new BatchWriteCommand({ RequestItems: requests }))`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:BatchWriteItem Todos",
      "dynamodb:BatchWriteItem table/users",
      "dynamodb:GetItem table/*",
      "dynamodb:GetItem table/a",
      "dynamodb:GetItem table/b",
      expect.stringMatching(/^POLICY_RESOURCE_UNKNOWN src.app.ts:20 GetItem: TableName/),
    ]))

  it("keeps handlers in a registry", () =>
    expect(
      inferGrants(
        appOf(
          `const handlers: Record<string, (id: string) => unknown> = {
             read: (id) => client.send(new GetCommand({ TableName: "a", Key: { id } })),
             write: (id) => client.send(new PutCommand({ TableName: "a", Item: { id } })),
           }`,
          `return handlers[request.params.action]?.("1")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:PutItem table/a"]))

  it("composes functions", () =>
    expect(
      inferGrants(
        appOf(
          `const pipe = (...fns: ((x: any) => any)[]) => (x: any) => fns.reduce((value, fn) => fn(value), x)
           const toCommand = (id: string) => new GetCommand({ TableName: "a", Key: { id } })
           const withTable = (table: string) => function (this: unknown, Item: object) { return client.send(new PutCommand({ TableName: table, Item })) }`,
          `await withTable("b").call(null, {}); return pipe(toCommand, (command) => client.send(command))("1")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"]))

  it("handles errors with AWS too", () =>
    expect(
      inferGrants(
        appOf(
          "",
          `try { return JSON.parse(request.rawBody) } catch (error) { await client.send(new PutCommand({ TableName: "errors", Item: { error } })); throw error }`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:PutItem table/errors"]))

  it("splits modules that import each other, with default exports", () =>
    expect(
      inferGrants(
        appOf(`import Users from "./users.ts"`, `return new Users().find("1")`, {
          "src/users.ts": `
import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { tableOf } from "./tables.ts"
export const db = new DynamoDB({})
export default class { find(id: string) { return db.getItem({ TableName: tableOf("users"), Key: { id: { S: id } } }) } }`,
          "src/tables.ts": `
import { db } from "./users.ts"
import config from "./config.json"
export function tableOf(name: string) { return \`\${config.prefix}-\${name}\` }
export const unused = () => db.listTables({})`,
          "src/config.json": `{ "prefix": "app" }`,
        }),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/app-users"]))

  it("calls methods on what a paginator yields", () =>
    expect(
      inferGrants(
        appOf(
          `import { paginateQuery, DeleteCommand } from "@aws-sdk/lib-dynamodb"`,
          `for await (const page of paginateQuery({ client }, { TableName: "a" })) {
             await Promise.all((page.Items ?? []).map((item) => client.send(new DeleteCommand({ TableName: "a", Key: { id: item.id } }))))
           }`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:DeleteItem table/a", "dynamodb:Query table/a"]))

  it("registers classes in a container of a package", () =>
    expect(
      inferGrants(
        appOf(
          `import { container } from "tsyringe"
           class Todos { find(id: string) { return client.send(new GetCommand({ TableName: "a", Key: { id } })) } }
           container.register("todos", { useClass: Todos })`,
          `return container.resolve<any>("todos").find("1")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("refers to itself in a decorated class", () =>
    expect(
      inferGrants({
        "src/app.ts": `
import { App, authorizer, allow } from "@tsapi/framework"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
@authorizer({ type: "token" })
class Keys {
  static table = "keys"
  authorize() { new DynamoDB({}).getItem({ TableName: Keys.table, Key: {} }); return allow({ principalId: "x", routes: ["*"] }) }
}
export const app = new App("a", { authorizers: [Keys] })`,
      }),
    ).resolves.toEqual(["dynamodb:GetItem table/keys"]))
})
