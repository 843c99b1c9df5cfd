import { NotFoundError, controller, created, noContent, reply, route } from "@tsapi/framework"
import type { RouteRequest } from "@tsapi/framework"
import { decodeCursor, encodeCursor } from "./cursor.ts"
import { ownerOf } from "./owner.ts"
import { etagOf, parseIfMatch } from "./preconditions.ts"
import { TodoRepository } from "./todo-repository.ts"
import { IdempotencyKey, IfMatch, NewTodo, Todo, TodoChanges, TodoFilter, TodoPage } from "./todo.ts"

/** A user's own todos: the authorizer's principal is the owner of everything here. */
@controller("/todos")
export class TodoController {
  constructor(private readonly todos = new TodoRepository()) {}

  /**
   * The todos, oldest first.
   *
   * A page ends after `limit` of them; `next` is the `cursor` of the page after it.
   */
  @route("GET", "/", { query: TodoFilter, response: TodoPage })
  async list({ query, auth }: RouteRequest<"/", { query: typeof TodoFilter }>) {
    const { todos, next } = await this.todos.list(ownerOf(auth), {
      limit: query.limit,
      ...(query.done && { done: query.done === "true" }),
      ...(query.cursor && { after: decodeCursor(query.cursor) }),
    })
    return { todos, next: next ? encodeCursor(next) : null }
  }

  /**
   * Add a todo.
   *
   * Sent again with the same `Idempotency-Key`, it is still one todo, which is then answered with 200.
   *
   * @throws {UnprocessableEntityError} The key was used for a different todo.
   */
  @route("POST", "/", { body: NewTodo, headers: IdempotencyKey, response: Todo })
  async create({
    body,
    auth,
    headers,
    event,
  }: RouteRequest<"/", { body: typeof NewTodo; headers: typeof IdempotencyKey }>) {
    const { todo, isNew } = await this.todos.add(ownerOf(auth), body, headers["idempotency-key"])
    // Deployed, this path has the stage, which is part of the URL that clients use.
    const described = { ETag: etagOf(todo), Location: `${event.requestContext.path}/${todo.id}` }
    return isNew ? created(todo, described) : reply(todo, { headers: described })
  }

  /** One todo. */
  @route("GET", "/{id}", { response: Todo })
  async get({ params, auth }: RouteRequest<"/{id}">) {
    const todo = await this.todos.find(ownerOf(auth), params.id)
    if (!todo) throw new NotFoundError(`No todo ${params.id}`)
    return reply(todo, { headers: { ETag: etagOf(todo) } })
  }

  /**
   * Change a todo.
   *
   * @throws {PreconditionFailedError} The todo has changed since the ETag in `If-Match`.
   * @throws {PreconditionRequiredError} There is no `If-Match`.
   */
  @route("PATCH", "/{id}", { body: TodoChanges, headers: IfMatch, response: Todo })
  async change({
    params,
    body,
    auth,
    headers,
  }: RouteRequest<"/{id}", { body: typeof TodoChanges; headers: typeof IfMatch }>) {
    const todo = await this.todos.change(ownerOf(auth), params.id, body, parseIfMatch(headers["if-match"]))
    return reply(todo, { headers: { ETag: etagOf(todo) } })
  }

  /**
   * Remove a todo.
   *
   * @throws {PreconditionFailedError} The todo has changed since the ETag in `If-Match`.
   */
  @route("DELETE", "/{id}", { headers: IfMatch })
  async remove({ params, auth, headers }: RouteRequest<"/{id}", { headers: typeof IfMatch }>) {
    await this.todos.remove(ownerOf(auth), params.id, parseIfMatch(headers["if-match"] ?? "*"))
    return noContent()
  }
}
