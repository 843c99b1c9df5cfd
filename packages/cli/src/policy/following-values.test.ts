import { describe, it } from "vitest"
import { appOf, expectGrants } from "../../test/policy/one-module-app.ts"

describe("where a client may come from", () => {
  it("finds a client at module level", () =>
    expectGrants(appOf("", `await client.send(new GetCommand({ TableName: "a", Key: {} }))`), [
      "dynamodb:GetItem table/a",
    ]))

  it("finds a client made in the handler", () =>
    expectGrants(appOf("", `const own = new DynamoDB({}); await own.getItem({ TableName: "a", Key: {} })`), [
      "dynamodb:GetItem table/a",
    ]))

  it("finds a client passed as an argument", () =>
    expectGrants(
      appOf(
        `const read = (db: DynamoDBDocument, name: string) => db.get({ TableName: name, Key: {} })`,
        `return read(DynamoDBDocument.from(new DynamoDBClient({})), "a")`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("finds a client returned from a helper", () =>
    expectGrants(
      appOf(
        `function makeClient() { return DynamoDBDocument.from(new DynamoDBClient({})) }`,
        `const db = makeClient(); return db.put({ TableName: "a", Item: {} })`,
      ),
      ["dynamodb:PutItem table/a"],
    ))

  it("finds a client in a class field", () =>
    expectGrants(
      appOf(
        `class Store { private readonly db = DynamoDBDocument.from(new DynamoDBClient({})); read() { return this.db.get({ TableName: "a", Key: {} }) } }`,
        `return new Store().read()`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("finds a client in a private field", () =>
    expectGrants(
      appOf(
        `class Store { #db = DynamoDBDocument.from(new DynamoDBClient({})); read() { return this.#db.get({ TableName: "a", Key: {} }) } }`,
        `return new Store().read()`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("finds a global client that is created on first use", () =>
    expectGrants(
      appOf(
        `let lazy: DynamoDBDocument | undefined
         function getClient() { lazy ??= DynamoDBDocument.from(new DynamoDBClient({})); return lazy }`,
        `return getClient().get({ TableName: "a", Key: {} })`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("finds a global client that an if statement creates", () =>
    expectGrants(
      appOf(
        `let lazy: DynamoDBDocument | undefined
         function getClient() { if (!lazy) { lazy = DynamoDBDocument.from(new DynamoDBClient({})) } return lazy }`,
        `return getClient().get({ TableName: "a", Key: {} })`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("finds clients cached in a map", () =>
    expectGrants(
      appOf(
        `const cache = new Map<string, DynamoDBDocument>()
         function clientFor(region: string) {
           let found = cache.get(region)
           if (!found) { found = DynamoDBDocument.from(new DynamoDBClient({ region })); cache.set(region, found) }
           return found
         }`,
        `return clientFor("eu-west-1").get({ TableName: "a", Key: {} })`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("follows a renamed import", () =>
    expectGrants(
      {
        ...appOf(
          `import { GetCommand as Read } from "@aws-sdk/lib-dynamodb"`,
          `await client.send(new Read({ TableName: "a", Key: {} }))`,
        ),
      },
      ["dynamodb:GetItem table/a"],
    ))

  it("follows a namespace import", () =>
    expectGrants(
      appOf(
        `import * as ddb from "@aws-sdk/lib-dynamodb"`,
        `await client.send(new ddb.DeleteCommand({ TableName: "a", Key: {} }))`,
      ),
      ["dynamodb:DeleteItem table/a"],
    ))

  it("follows destructuring of a namespace", () =>
    expectGrants(
      appOf(
        `import * as ddb from "@aws-sdk/lib-dynamodb"
         const { DeleteCommand: Remove } = ddb`,
        `await client.send(new Remove({ TableName: "a", Key: {} }))`,
      ),
      ["dynamodb:DeleteItem table/a"],
    ))

  it("follows a dynamic import of the SDK", () =>
    expectGrants(
      appOf(
        "",
        `const { S3 } = await import("@aws-sdk/client-s3"); await new S3({}).getObject({ Bucket: "b", Key: "k" })`,
      ),
      ["s3:GetObject b/k"],
    ))

  it("follows require", () =>
    expectGrants(
      appOf(
        "declare const require: any",
        `const { S3Client, GetObjectCommand } = require("@aws-sdk/client-s3"); await new S3Client({}).send(new GetObjectCommand({ Bucket: "b", Key: "k" }))`,
      ),
      ["s3:GetObject b/k"],
    ))

  it("follows a subclass of a client", () =>
    expectGrants(
      appOf(
        `class MyDb extends DynamoDB { readTodo() { return this.getItem({ TableName: "a", Key: {} }) } }`,
        `return new MyDb({}).readTodo()`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("follows a subclass of a command", () =>
    expectGrants(
      appOf(
        `class GetTodo extends GetCommand { constructor(id: string) { super({ TableName: todoTable.name, Key: { id } }) } }`,
        `return client.send(new GetTodo("1"))`,
      ),
      ["dynamodb:GetItem Todos"],
    ))
})

describe("where code may be", () => {
  it("follows barrels", () =>
    expectGrants(
      appOf(`import { readTodo } from "./data/index.ts"`, `return readTodo("1")`, {
        "src/data/index.ts": `export * from "./read.ts"\nexport * from "./write.ts"`,
        "src/data/read.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nconst db = new DynamoDB({})\nexport const readTodo = (id: string) => db.getItem({ TableName: "a", Key: { id: { S: id } } })`,
        "src/data/write.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nconst db = new DynamoDB({})\nexport const writeTodo = (id: string) => db.putItem({ TableName: "a", Item: { id: { S: id } } })`,
      }),
      ["dynamodb:GetItem table/a"],
    ))

  it("follows a barrel of the SDK", () =>
    expectGrants(
      appOf(
        `import { DeleteItemCommand } from "./aws.ts"`,
        `return client.send(new DeleteItemCommand({ TableName: "a", Key: {} }))`,
        {
          "src/aws.ts": `export * from "@aws-sdk/client-dynamodb"`,
        },
      ),
      ["dynamodb:DeleteItem table/a"],
    ))

  it("follows a dynamic import of the app's own module", () =>
    expectGrants(
      appOf("", `const { writeTodo } = await import("./write.ts"); return writeTodo()`, {
        "src/write.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nconst db = new DynamoDB({})\nexport const writeTodo = () => db.putItem({ TableName: "a", Item: {} })`,
      }),
      ["dynamodb:PutItem table/a"],
    ))

  it("follows tsconfig paths", () =>
    expectGrants(
      {
        ...appOf(`import { writeTodo } from "@data/write"`, `return writeTodo()`),
        "tsconfig.json": JSON.stringify({
          compilerOptions: { experimentalDecorators: true, paths: { "@data/*": ["./src/data/*"] } },
        }),
        "src/data/write.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nexport const writeTodo = () => new DynamoDB({}).putItem({ TableName: "a", Item: {} })`,
      },
      ["dynamodb:PutItem table/a"],
    ))

  it("grants nothing for imports of types and for unused imports", () =>
    expectGrants(appOf(`import type { S3 } from "@aws-sdk/client-s3"\nexport type Bucket = S3`, `return 1`), []))

  it("grants nothing for functions that no handler reaches", () =>
    expectGrants(
      appOf(
        `export function unused() { return client.send(new PutCommand({ TableName: "a", Item: {} })) }`,
        `return 1`,
      ),
      [],
    ))

  it("grants nothing for code that cannot run", () =>
    expectGrants(appOf("", `if (false) await client.send(new PutCommand({ TableName: "a", Item: {} })); return 1`), []))

  it("grants nothing for a closure that is made and never called", () =>
    expectGrants(
      appOf("", `const later = () => client.send(new PutCommand({ TableName: "a", Item: {} })); return typeof later`),
      [],
    ))

  it("counts top-level code of the modules", () =>
    expectGrants(appOf(`await client.send(new GetCommand({ TableName: "settings", Key: {} }))`, `return 1`), [
      "dynamodb:GetItem table/settings",
    ]))

  it("follows methods of a base class and calls of super", () =>
    expectGrants(
      appOf(
        `abstract class Repository {
           constructor(protected readonly table: string) {}
           find(id: string) { return client.send(new GetCommand({ TableName: this.table, Key: { id } })) }
           save(item: object) { return client.send(new PutCommand({ TableName: this.table, Item: item })) }
         }
         class Todos extends Repository {
           constructor() { super(todoTable.name) }
           override save(item: object) { return super.save({ ...item, kind: "todo" }) }
         }`,
        `const todos = new Todos(); await todos.find("1"); return todos.save({})`,
      ),
      ["dynamodb:GetItem Todos", "dynamodb:PutItem Todos"],
    ))

  it("follows a template method from the base class to the subclass", () =>
    expectGrants(
      appOf(
        `abstract class Base { run() { return this.step() } abstract step(): unknown }
         class Step extends Base { step() { return client.send(new GetCommand({ TableName: "a", Key: {} })) } }`,
        `return new Step().run()`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("follows getters and static methods", () =>
    expectGrants(
      appOf(
        `class Store {
           static readonly table = "a"
           static create() { return new Store() }
           get reader() { return client.send(new GetCommand({ TableName: Store.table, Key: {} })) }
         }`,
        `const store = Store.create(); return store.reader`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("follows callbacks, bind and closures", () =>
    expectGrants(
      appOf(
        `const withTable = (name: string) => (id: string) => client.send(new GetCommand({ TableName: name, Key: { id } }))
         class Store { table = "b"; put() { return client.send(new PutCommand({ TableName: this.table, Item: {} })) } }`,
        `const read = withTable("a"); const store = new Store(); const put = store.put.bind(store)
         await Promise.all(["1", "2"].map((id) => read(id)))
         return put()`,
      ),
      ["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"],
    ))

  it("follows then and async iteration", () =>
    expectGrants(
      appOf(
        `async function* pages() { yield "a" }`,
        `for await (const name of pages()) await client.send(new GetCommand({ TableName: name, Key: {} }))
         return Promise.resolve("b").then((name) => client.send(new PutCommand({ TableName: name, Item: {} })))`,
      ),
      ["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"],
    ))

  it("ends on recursion", () =>
    expectGrants(
      appOf(
        `async function all(name: string, start?: object): Promise<unknown[]> {
           const page = await client.send(new GetCommand({ TableName: name, Key: start ?? {} }))
           return page.Item ? [page.Item, ...(await all(name, page.Item))] : []
         }`,
        `return all("a")`,
      ),
      ["dynamodb:GetItem table/a"],
    ))
})

describe("what a value may be", () => {
  it("knows template strings, concatenation and constants", () =>
    expectGrants(
      appOf(
        `const stage = "prod"; const name = \`app-\${stage}\` + "-todos"`,
        `return client.send(new GetCommand({ TableName: name, Key: {} }))`,
      ),
      ["dynamodb:GetItem table/app-prod-todos"],
    ))

  it("knows enums, arrays joined and object maps", () =>
    expectGrants(
      appOf(
        `enum Name { Users = "users" }
         const tables = { users: [Name.Users, "v1"].join("-"), ["or" + "ders"]: "orders" } as const`,
        `await client.send(new GetCommand({ TableName: tables.users, Key: {} }))
         return client.send(new PutCommand({ TableName: tables["orders"], Item: {} }))`,
      ),
      ["dynamodb:GetItem table/users-v1", "dynamodb:PutItem table/orders"],
    ))

  it("grants every entry of a map that the request chooses from", () =>
    expectGrants(
      appOf(
        `const tables: Record<string, string> = { a: "first", b: "second" }`,
        `return client.send(new GetCommand({ TableName: tables[request.params.id], Key: {} }))`,
      ),
      ["dynamodb:GetItem table/first", "dynamodb:GetItem table/second"],
    ))

  it("knows the function's environment variables", () =>
    expectGrants(
      appOf(
        `const { ORDERS } = process.env`,
        `await client.send(new GetCommand({ TableName: ORDERS, Key: {} })); return client.send(new PutCommand({ TableName: process.env.TODOS_TABLE_NAME, Item: {} }))`,
      ),
      ["dynamodb:GetItem table/orders-prod", "dynamodb:PutItem Todos"],
      { environment: { ORDERS: "orders-prod" } },
    ))

  it("takes a deployed variable rather than its fallback, and the fallback of one that is not set", () =>
    expectGrants(
      appOf(
        "",
        `await client.send(new GetCommand({ TableName: process.env.SET ?? "local", Key: {} })); return client.send(new PutCommand({ TableName: process.env.NOT_SET || "todos", Item: {} }))`,
      ),
      ["dynamodb:GetItem table/deployed", "dynamodb:PutItem table/todos"],
      { environment: { SET: "deployed" } },
    ))

  it("does not mix the calls of a generic wrapper", () =>
    expectGrants(
      appOf(
        `const load = <T>(table: string) => client.send(new GetCommand({ TableName: table, Key: {} }))
         const send = (Command: any, input: object) => client.send(new Command(input))`,
        `await load("a"); await load("b"); await send(PutCommand, { TableName: "c", Item: {} }); return send(UpdateCommand, { TableName: "d", Key: {} })`,
      ),
      [
        "dynamodb:GetItem table/a",
        "dynamodb:GetItem table/b",
        "dynamodb:PutItem table/c",
        "dynamodb:UpdateItem table/d",
      ],
    ))

  it("follows a command that is built in one place and sent in another", () =>
    expectGrants(
      appOf(
        `const build = (TableName: string) => new GetCommand({ TableName, Key: {} })
         const send = (command: GetCommand) => client.send(command)`,
        `return send(build(todoTable.name))`,
      ),
      ["dynamodb:GetItem Todos"],
    ))

  it("follows spread, Object.assign and rest", () =>
    expectGrants(
      appOf(
        `const base = { TableName: "a" }`,
        `await client.send(new GetCommand({ ...base, Key: {} }))
         const { Key, ...rest } = { TableName: "b", Key: {} }
         await client.send(new GetCommand({ Key, ...rest }))
         return client.send(new PutCommand(Object.assign({}, { TableName: "c" }, { Item: {} })))`,
      ),
      ["dynamodb:GetItem table/a", "dynamodb:GetItem table/b", "dynamodb:PutItem table/c"],
    ))

  it("follows properties assigned one by one", () =>
    expectGrants(
      appOf(
        "",
        `const input: any = {}; input.TableName = "a"; input.Key = {}; return client.send(new GetCommand(input))`,
      ),
      ["dynamodb:GetItem table/a"],
    ))

  it("follows constructor parameters with defaults, and what overrides them", () =>
    expectGrants(
      appOf(
        `class Store { constructor(private readonly table = todoTable.name, private readonly db = client) {}
           read() { return this.db.send(new GetCommand({ TableName: this.table, Key: {} })) } }`,
        `await new Store().read(); return new Store("b").read()`,
      ),
      ["dynamodb:GetItem Todos", "dynamodb:GetItem table/b"],
    ))

  it("follows options objects with defaults", () =>
    expectGrants(
      appOf(
        `function read({ table = "a", consistent = false }: { table?: string; consistent?: boolean } = {}) {
           return client.send(new GetCommand({ TableName: table, ConsistentRead: consistent, Key: {} })) }`,
        `await read(); return read({ table: "b" })`,
      ),
      ["dynamodb:GetItem table/a", "dynamodb:GetItem table/b"],
    ))

  it("counts both branches of a condition", () =>
    expectGrants(
      appOf("", `return client.send(new GetCommand({ TableName: request.query.old ? "old" : "new", Key: {} }))`),
      ["dynamodb:GetItem table/new", "dynamodb:GetItem table/old"],
    ))

  it("knows the table's arn and a literal one", () =>
    expectGrants(
      appOf(
        "",
        `await client.send(new GetCommand({ TableName: todoTable.arn, Key: {} })); return client.send(new PutCommand({ TableName: "arn:aws:dynamodb:eu-west-1:1:table/x", Item: {} }))`,
      ),
      ["dynamodb:GetItem Todos", "dynamodb:PutItem arn:aws:dynamodb:eu-west-1:1:table/x"],
    ))
})
