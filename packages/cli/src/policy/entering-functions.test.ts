import { describe, expect, it } from "vitest"
import { evidenceOf, grantsOf, inferSource, warningsOf } from "../../test/policy/infer-source.ts"

const app = {
  "src/app.ts": `
import { App, authorizer, controller, route, allow, Table } from "@tsapi/framework"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
const db = new DynamoDB({})
const get = (TableName: string) => db.getItem({ TableName, Key: {} })

@authorizer({ type: "token" })
class Auth {
  constructor(private readonly keys = get) {}
  async authorize() {
    await this.keys("keys")
    return allow({ principalId: "x", routes: "*" as any })
  }
}

const audit = async (request: unknown, next: () => unknown) => { await get("audit"); return next() }
const everywhere = async (request: unknown, next: () => unknown) => { await get("everywhere"); return next() }
const onlyHttp = async (request: unknown, next: () => unknown) => { await get("only-http"); return next() }
const limit = async (request: unknown, next: () => unknown) => { await get("limits"); return next() }

@controller("/todos", { authorizer: Auth, middleware: [audit] })
class Todos {
  private readonly first = get("todo-settings")
  @route("GET", "/")
  list() { return get("todos") }
  @route("POST", "/", { middleware: [limit] })
  add() { return this.write() }
  private write() { return db.putItem({ TableName: "todos", Item: {} }) }
}

@controller("/users")
class Users {
  @route("GET", "/")
  list() { return get("users") }
}

export const app = new App("a", { controllers: [Todos, Users], authorizers: [Auth] })
app.use(everywhere)
app.use("http", onlyHttp)
`,
}

describe("what a function enters", () => {
  it("is its own methods, their class's fields, and the middleware in front of them", async () => {
    const policies = await inferSource(app, {
      functions: {
        TodosList: ["Todos.list"],
        TodosAdd: ["Todos.add"],
        Users: ["Users.list"],
        Auth: ["Auth.authorize"],
      },
    })
    expect(Object.fromEntries(policies.map((policy) => [policy.functionId, grantsOf(policy)]))).toEqual({
      TodosList: [
        "dynamodb:GetItem table/audit",
        "dynamodb:GetItem table/everywhere",
        "dynamodb:GetItem table/only-http",
        "dynamodb:GetItem table/todo-settings",
        "dynamodb:GetItem table/todos",
      ],
      TodosAdd: [
        "dynamodb:GetItem table/audit",
        "dynamodb:GetItem table/everywhere",
        "dynamodb:GetItem table/limits",
        "dynamodb:GetItem table/only-http",
        "dynamodb:GetItem table/todo-settings",
        "dynamodb:PutItem table/todos",
      ],
      Users: ["dynamodb:GetItem table/everywhere", "dynamodb:GetItem table/only-http", "dynamodb:GetItem table/users"],
      Auth: ["dynamodb:GetItem table/everywhere", "dynamodb:GetItem table/keys"],
    })
    expect(policies.flatMap(warningsOf)).toEqual([])
  })

  it("is found without legacy decorators too", async () => {
    const [policy] = await inferSource(
      { ...app, "tsconfig.json": `{ "compilerOptions": { "target": "ES2022" } }` },
      { functions: { TodosAdd: ["Todos.add"] } },
    )
    expect(grantsOf(policy)).toContain("dynamodb:PutItem table/todos")
    expect(grantsOf(policy)).toContain("dynamodb:GetItem table/limits")
  })

  it("tells two classes of one name apart by their lines", async () => {
    const controllerOf = (name: string) => `
import { controller, route } from "@tsapi/framework"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
@controller("/${name}")
export class Items {
  @route("GET", "/")
  list() { return new DynamoDB({}).scan({ TableName: "${name}" }) }
}`
    const files = {
      "src/app.ts": `
import { App } from "@tsapi/framework"
import { Items as A } from "./a.ts"
import { Items as B } from "./b.ts"
export const app = new App("a", { controllers: [A, B] })`,
      "src/a.ts": controllerOf("a"),
      "src/b.ts": controllerOf("b"),
    }
    const [policy] = await inferSource(files)
    expect(grantsOf(policy)).toEqual(["dynamodb:Scan table/a", "dynamodb:Scan table/b"])
    expect(evidenceOf(policy)).toEqual([
      "dynamodb:Scan table/a @ src/a.ts:7 Items.list",
      "dynamodb:Scan table/b @ src/b.ts:7 Items.list",
    ])
  })

  it("includes methods that a base controller declares", async () => {
    const [policy] = await inferSource(
      {
        "src/app.ts": `
import { App, controller, route } from "@tsapi/framework"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
abstract class Crud {
  abstract table: string
  @route("GET", "/")
  list() { return new DynamoDB({}).scan({ TableName: this.table }) }
}
@controller("/todos")
class Todos extends Crud {
  table = "todos"
  @route("POST", "/")
  add() { return 1 }
}
export const app = new App("a", { controllers: [Todos] })`,
      },
      { functions: { Api: ["Todos.add"] } },
    )
    expect(grantsOf(policy)).toEqual([])
  })

  it("includes the functions that the app's own decorators put around a method", async () => {
    const [policy] = await inferSource(
      {
        "src/app.ts": `
import { App, controller, route } from "@tsapi/framework"
import { DynamoDB } from "@aws-sdk/client-dynamodb"
const db = new DynamoDB({})
function logged(target: object, name: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value
  descriptor.value = async function (...args: unknown[]) {
    await db.putItem({ TableName: "log", Item: {} })
    return original.apply(this, args)
  }
}
@controller("/todos")
class Todos {
  @route("GET", "/")
  @logged
  list() { return 1 }
  @route("POST", "/")
  add() { return 1 }
}
export const app = new App("a", { controllers: [Todos] })`,
      },
      { functions: { List: ["Todos.list"] } },
    )
    expect(grantsOf(policy)).toEqual(["dynamodb:PutItem table/log"])
  })

  it("is an error to the caller when its class is not in the app", async () => {
    const [policy] = await inferSource(
      { ...app, "src/lost.ts": `class Lost {\n  @route("GET", "/")\n  list() {}\n}` },
      { functions: { Lost: ["Lost.list"] } },
    )
    expect(warningsOf(policy)).toEqual([
      "POLICY_ROOT_NOT_FOUND src/lost.ts:2 Lost.list was not found in the app's code, so nothing is granted for it",
    ])
  })
})
