import { describe, expect, it } from "vitest"
import { appOf, inferGrants } from "../../test/policy/one-module-app.ts"

describe("where code may be", () => {
  it("follows barrels", () =>
    expect(
      inferGrants(
        appOf(`import { readTodo } from "./data/index.ts"`, `return readTodo("1")`, {
          "src/data/index.ts": `export * from "./read.ts"\nexport * from "./write.ts"`,
          "src/data/read.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nconst db = new DynamoDB({})\nexport const readTodo = (id: string) => db.getItem({ TableName: "a", Key: { id: { S: id } } })`,
          "src/data/write.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nconst db = new DynamoDB({})\nexport const writeTodo = (id: string) => db.putItem({ TableName: "a", Item: { id: { S: id } } })`,
        }),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("follows a barrel of the SDK", () =>
    expect(
      inferGrants(
        appOf(
          `import { DeleteItemCommand } from "./aws.ts"`,
          `return client.send(new DeleteItemCommand({ TableName: "a", Key: {} }))`,
          {
            "src/aws.ts": `export * from "@aws-sdk/client-dynamodb"`,
          },
        ),
      ),
    ).resolves.toEqual(["dynamodb:DeleteItem table/a"]))

  it("follows a dynamic import of the app's own module", () =>
    expect(
      inferGrants(
        appOf("", `const { writeTodo } = await import("./write.ts"); return writeTodo()`, {
          "src/write.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nconst db = new DynamoDB({})\nexport const writeTodo = () => db.putItem({ TableName: "a", Item: {} })`,
        }),
      ),
    ).resolves.toEqual(["dynamodb:PutItem table/a"]))

  it("follows tsconfig paths", () =>
    expect(
      inferGrants({
        ...appOf(`import { writeTodo } from "@data/write"`, `return writeTodo()`),
        "tsconfig.json": JSON.stringify({
          compilerOptions: { experimentalDecorators: true, paths: { "@data/*": ["./src/data/*"] } },
        }),
        "src/data/write.ts": `import { DynamoDB } from "@aws-sdk/client-dynamodb"\nexport const writeTodo = () => new DynamoDB({}).putItem({ TableName: "a", Item: {} })`,
      }),
    ).resolves.toEqual(["dynamodb:PutItem table/a"]))

  it("grants nothing for imports of types and for unused imports", () =>
    expect(
      inferGrants(appOf(`import type { S3 } from "@aws-sdk/client-s3"\nexport type Bucket = S3`, `return 1`)),
    ).resolves.toEqual([]))

  it("grants nothing for functions that no handler reaches", () =>
    expect(
      inferGrants(
        appOf(
          `export function unused() { return client.send(new PutCommand({ TableName: "a", Item: {} })) }`,
          `return 1`,
        ),
      ),
    ).resolves.toEqual([]))

  it("grants nothing for code that cannot run", () =>
    expect(
      inferGrants(appOf("", `if (false) await client.send(new PutCommand({ TableName: "a", Item: {} })); return 1`)),
    ).resolves.toEqual([]))

  it("grants nothing for a closure that is made and never called", () =>
    expect(
      inferGrants(
        appOf("", `const later = () => client.send(new PutCommand({ TableName: "a", Item: {} })); return typeof later`),
      ),
    ).resolves.toEqual([]))

  it("counts top-level code of the modules", () =>
    expect(
      inferGrants(appOf(`await client.send(new GetCommand({ TableName: "settings", Key: {} }))`, `return 1`)),
    ).resolves.toEqual(["dynamodb:GetItem table/settings"]))

  it("follows methods of a base class and calls of super", () =>
    expect(
      inferGrants(
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
      ),
    ).resolves.toEqual(["dynamodb:GetItem Todos", "dynamodb:PutItem Todos"]))

  it("follows a template method from the base class to the subclass", () =>
    expect(
      inferGrants(
        appOf(
          `abstract class Base { run() { return this.step() } abstract step(): unknown }
         class Step extends Base { step() { return client.send(new GetCommand({ TableName: "a", Key: {} })) } }`,
          `return new Step().run()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("follows getters and static methods", () =>
    expect(
      inferGrants(
        appOf(
          `class Store {
           static readonly table = "a"
           static create() { return new Store() }
           get reader() { return client.send(new GetCommand({ TableName: Store.table, Key: {} })) }
         }`,
          `const store = Store.create(); return store.reader`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))

  it("follows callbacks, bind and closures", () =>
    expect(
      inferGrants(
        appOf(
          `const withTable = (name: string) => (id: string) => client.send(new GetCommand({ TableName: name, Key: { id } }))
         class Store { table = "b"; put() { return client.send(new PutCommand({ TableName: this.table, Item: {} })) } }`,
          `const read = withTable("a"); const store = new Store(); const put = store.put.bind(store)
         await Promise.all(["1", "2"].map((id) => read(id)))
         return put()`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"]))

  it("follows then and async iteration", () =>
    expect(
      inferGrants(
        appOf(
          `async function* pages() { yield "a" }`,
          `for await (const name of pages()) await client.send(new GetCommand({ TableName: name, Key: {} }))
         return Promise.resolve("b").then((name) => client.send(new PutCommand({ TableName: name, Item: {} })))`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a", "dynamodb:PutItem table/b"]))

  it("ends on recursion", () =>
    expect(
      inferGrants(
        appOf(
          `async function all(name: string, start?: object): Promise<unknown[]> {
           const page = await client.send(new GetCommand({ TableName: name, Key: start ?? {} }))
           return page.Item ? [page.Item, ...(await all(name, page.Item))] : []
         }`,
          `return all("a")`,
        ),
      ),
    ).resolves.toEqual(["dynamodb:GetItem table/a"]))
})
