import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"

describe("what a value may be", () => {
  it("knows template strings, concatenation and constants", () =>
    expect(
      inferGrants(
        appOf(
          `const stage = "prod"; const name = \`app-\${stage}\` + "-todos"`,
          `return client.send(new GetCommand({ TableName: name, Key: {} }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/app-prod-todos"]))

  it("knows enums, arrays joined and object maps", () =>
    expect(
      inferGrants(
        appOf(
          `enum Name { Users = "users" }
         const tables = { users: [Name.Users, "v1"].join("-"), ["or" + "ders"]: "orders" } as const`,
          `await client.send(new GetCommand({ TableName: tables.users, Key: {} }))
         return client.send(new PutCommand({ TableName: tables["orders"], Item: {} }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/users-v1", "dynamodb:PutItem table/orders"]))

  it("grants every entry of a map that the request chooses from", () =>
    expect(
      inferGrants(
        appOf(
          `const tables: Record<string, string> = { a: "first", b: "second" }`,
          `return client.send(new GetCommand({ TableName: tables[request.params.id], Key: {} }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/first", "dynamodb:GetItem table/second"]))

  it("knows the function's environment variables", () =>
    expect(
      inferGrants(
        appOf(
          `const { ORDERS } = process.env`,
          `await client.send(new GetCommand({ TableName: ORDERS, Key: {} })); return client.send(new PutCommand({ TableName: process.env.TODOS_TABLE_NAME, Item: {} }))`,
        ),
        { environment: { ORDERS: "orders-prod" } },
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/orders-prod", "dynamodb:PutItem Todos"]))

  it("takes a deployed variable rather than its fallback, and the fallback of one that is not set", () =>
    expect(
      inferGrants(
        appOf(
          "",
          `await client.send(new GetCommand({ TableName: process.env.SET ?? "local", Key: {} })); return client.send(new PutCommand({ TableName: process.env.NOT_SET || "todos", Item: {} }))`,
        ),
        { environment: { SET: "deployed" } },
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/deployed", "dynamodb:PutItem table/todos"]))

  it("does not mix the calls of a generic wrapper", () =>
    expect(
      inferGrants(
        appOf(
          `const load = <T>(table: string) => client.send(new GetCommand({ TableName: table, Key: {} }))
         const send = (Command: any, input: object) => client.send(new Command(input))`,
          `await load("a"); await load("b"); await send(PutCommand, { TableName: "c", Item: {} }); return send(UpdateCommand, { TableName: "d", Key: {} })`,
        ),
      ),
    ).resolves.toEqual([
      "dynamodb:GetItem table/a",
      "dynamodb:GetItem table/b",
      "dynamodb:PutItem table/c",
      "dynamodb:UpdateItem table/d",
    ]))

  it("follows a command that is built in one place and sent in another", () =>
    expect(
      inferGrants(
        appOf(
          `const build = (TableName: string) => new GetCommand({ TableName, Key: {} })
         const send = (command: GetCommand) => client.send(command)`,
          `return send(build(todoTable.name))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem Todos"]))

  it("follows spread, Object.assign and rest", () =>
    expect(
      inferGrants(
        appOf(
          `const base = { TableName: "a" }`,
          `await client.send(new GetCommand({ ...base, Key: {} }))
         const { Key, ...rest } = { TableName: "b", Key: {} }
         await client.send(new GetCommand({ Key, ...rest }))
         return client.send(new PutCommand(Object.assign({}, { TableName: "c" }, { Item: {} })))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:GetItem table/b", "dynamodb:PutItem table/c"]))

  it("follows properties assigned one by one", () =>
    expect(
      inferGrants(
        appOf(
          "",
          `const input: any = {}; input.TableName = "a"; input.Key = {}; return client.send(new GetCommand(input))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("follows constructor parameters with defaults, and what overrides them", () =>
    expect(
      inferGrants(
        appOf(
          `class Store { constructor(private readonly table = todoTable.name, private readonly db = client) {}
           read() { return this.db.send(new GetCommand({ TableName: this.table, Key: {} })) } }`,
          `await new Store().read(); return new Store("b").read()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem Todos", "dynamodb:GetItem table/b"]))

  it("follows options objects with defaults", () =>
    expect(
      inferGrants(
        appOf(
          `function read({ table = "a", consistent = false }: { table?: string; consistent?: boolean } = {}) {
           return client.send(new GetCommand({ TableName: table, ConsistentRead: consistent, Key: {} })) }`,
          `await read(); return read({ table: "b" })`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:GetItem table/b"]))

  it("counts both branches of a condition", () =>
    expect(
      inferGrants(
        appOf("", `return client.send(new GetCommand({ TableName: request.query.old ? "old" : "new", Key: {} }))`),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/new", "dynamodb:GetItem table/old"]))

  it("knows the table's arn and a literal one", () =>
    expect(
      inferGrants(
        appOf(
          "",
          `await client.send(new GetCommand({ TableName: todoTable.arn, Key: {} })); return client.send(new PutCommand({ TableName: "arn:aws:dynamodb:eu-west-1:1:table/x", Item: {} }))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem Todos", "dynamodb:PutItem arn:aws:dynamodb:eu-west-1:1:table/x"]))
})
