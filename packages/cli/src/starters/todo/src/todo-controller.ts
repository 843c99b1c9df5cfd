import { NotFoundError, controller, created, noContent, route } from "@tsapi/framework"
import type { RouteRequest } from "@tsapi/framework"
import { BearerAuth } from "./bearer-auth.ts"
import { TodoRepository } from "./todo-repository.ts"
import { NewTodo, TodoChanges } from "./todo.ts"

@controller("/todos", { authorizer: BearerAuth, cors: true })
export class TodoController {
  constructor(private readonly todos = new TodoRepository()) {}

  @route("GET", "/")
  async list() {
    return { todos: await this.todos.all() }
  }

  @route("POST", "/", { body: NewTodo })
  async create({ body }: RouteRequest<"/", typeof NewTodo>) {
    return created(await this.todos.add(body))
  }

  @route("GET", "/{id}")
  async get({ params }: RouteRequest<"/{id}">) {
    const todo = await this.todos.find(params.id)
    if (!todo) throw new NotFoundError(`No todo ${params.id}`)
    return todo
  }

  @route("PATCH", "/{id}", { body: TodoChanges })
  async change({ params, body }: RouteRequest<"/{id}", typeof TodoChanges>) {
    const todo = await this.todos.setDone(params.id, body.done)
    if (!todo) throw new NotFoundError(`No todo ${params.id}`)
    return todo
  }

  @route("DELETE", "/{id}")
  async remove({ params }: RouteRequest<"/{id}">) {
    await this.todos.remove(params.id)
    return noContent()
  }
}
