import { describe, expect, it } from "vitest"
import { evidenceOf, grantsOf, inferSource, warningsOf } from "../../test/policy/infer-source.ts"

const todoTable = `
import { Table } from "@tsapi/framework"
export const todoTable = new Table("Todos", { partitionKey: "id" })
`
const todoRepository = `
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { todoTable } from "./todo-table.ts"
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export class TodoRepository {
  async find(id: string) {
    const { Item } = await documents.send(new GetCommand({ TableName: todoTable.name, Key: { id } }))
    return Item
  }
  async add(todo: object) {
    await documents.send(new PutCommand({ TableName: todoTable.name, Item: todo }))
    return todo
  }
  async ofOwner(owner: string) {
    return documents.send(new QueryCommand({ TableName: todoTable.name, IndexName: "byOwner" }))
  }
  async unused() {
    return documents.send(new PutCommand({ TableName: "never", Item: {} }))
  }
}
`
const todoController = `
import { controller, created, NotFoundError, route } from "@tsapi/framework"
import { TodoRepository } from "./todo-repository.ts"

@controller("/todos", { cors: true })
export class TodoController {
  constructor(private readonly todos = new TodoRepository()) {}

  @route("GET", "/{id}")
  async get({ params }: any) {
    const todo = await this.todos.find(params.id)
    if (!todo) throw new NotFoundError("none")
    return todo
  }

  @route("POST", "/")
  async create({ body }: any) {
    return created(await this.todos.add(body))
  }

  @route("GET", "/")
  list({ auth }: any) {
    return this.todos.ofOwner(auth.principalId)
  }
}
`
const app = `
import { App } from "@tsapi/framework"
import { TodoController } from "./todo-controller.ts"
export const app = new App("todo-api", { controllers: [TodoController] })
`
const todoApp = {
  "src/app.ts": app,
  "src/todo-controller.ts": todoController,
  "src/todo-repository.ts": todoRepository,
  "src/todo-table.ts": todoTable,
}

describe("inferPolicies", () => {
  it("grants a todo app exactly what its controller reaches", async () => {
    const [policy] = await inferSource(todoApp)
    expect(evidenceOf(policy)).toEqual([
      "dynamodb:GetItem Todos @ src/todo-repository.ts:9 TodoController.get > TodoRepository.find",
      "dynamodb:PutItem Todos @ src/todo-repository.ts:13 TodoController.create > TodoRepository.add",
      "dynamodb:Query Todos/index/byOwner @ src/todo-repository.ts:17 TodoController.list > TodoRepository.ofOwner",
    ])
    expect(warningsOf(policy)).toEqual([])
  })

  it("gives each function what its own methods reach", async () => {
    const policies = await inferSource(todoApp, {
      functions: { Get: ["TodoController.get"], Create: ["TodoController.create"] },
    })
    expect(policies.map((policy) => [policy.functionId, grantsOf(policy)])).toEqual([
      ["Get", ["dynamodb:GetItem Todos"]],
      ["Create", ["dynamodb:PutItem Todos"]],
    ])
  })
})
