import { NotFoundError, controller, created, noContent, reply, route } from "@tsapi/framework"
import type { RouteRequest } from "@tsapi/framework"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { ownerOf } from "./owner.ts"
import { etagOf, parseIfMatch } from "./preconditions.ts"
import { TodoRepository } from "./todo-repository.ts"
import { NewTodo, TodoChanges, TodoFilter } from "./todo.ts"

/** A user's own todos: the authorizer's principal is the owner of everything here. */
@controller("/todos")
export class TodoController {
  constructor(private readonly todos = new TodoRepository()) {}

  @route("GET", "/", { query: TodoFilter })
  async list({ query, auth }: RouteRequest<"/", { query: typeof TodoFilter }>) {
    const { todos, next } = await this.todos.list(ownerOf(auth), {
      limit: query.limit,
      ...(query.done && { done: query.done === "true" }),
      ...(query.cursor && { after: decodeCursor(query.cursor) }),
    })
    return { todos, next: next ? encodeCursor(next) : null }
  }

  @route("POST", "/", { body: NewTodo })
  async create({ body, auth, headers, event }: RouteRequest<"/", typeof NewTodo>) {
    const { todo, isNew } = await this.todos.add(ownerOf(auth), body, headers["idempotency-key"])
    // Deployed, this path has the stage, which is part of the URL that clients use.
    const described = { ETag: etagOf(todo), Location: `${event.requestContext.path}/${todo.id}` }
    return isNew ? created(todo, described) : reply(todo, { headers: described })
  }

  @route("GET", "/{id}")
  async get({ params, auth }: RouteRequest<"/{id}">) {
    const todo = await this.todos.find(ownerOf(auth), params.id)
    if (!todo) throw new NotFoundError(`No todo ${params.id}`)
    return reply(todo, { headers: { ETag: etagOf(todo) } })
  }

  @route("PATCH", "/{id}", { body: TodoChanges })
  async change({ params, body, auth, headers }: RouteRequest<"/{id}", typeof TodoChanges>) {
    const todo = await this.todos.change(ownerOf(auth), params.id, body, parseIfMatch(headers["if-match"]))
    return reply(todo, { headers: { ETag: etagOf(todo) } })
  }

  @route("DELETE", "/{id}")
  async remove({ params, auth, headers }: RouteRequest<"/{id}">) {
    await this.todos.remove(ownerOf(auth), params.id, parseIfMatch(headers["if-match"] ?? "*"))
    return noContent()
  }
}
