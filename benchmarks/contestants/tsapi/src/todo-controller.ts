import { controller, created, noContent, NotFoundError, route, type RouteRequest } from "@tsapi/framework"
import * as api from "../../todos.mjs"

@controller("/todos")
export class TodoController {
  @route("GET", "/")
  list({ query }: RouteRequest) {
    return api.listTodos(query["done"], query["limit"])
  }

  @route("POST", "/")
  create({ body }: RouteRequest) {
    return created(api.newTodo(body))
  }

  @route("GET", "/{id}")
  get({ params }: RouteRequest<"/{id}">) {
    return todoOf(params.id)
  }

  @route(["PUT", "PATCH"], "/{id}")
  change({ params, body }: RouteRequest<"/{id}">) {
    return api.changedTodo(todoOf(params.id), body)
  }

  @route("DELETE", "/{id}")
  remove({ params }: RouteRequest<"/{id}">) {
    todoOf(params.id)
    return noContent()
  }

  @route("POST", "/{id}/complete")
  complete({ params }: RouteRequest<"/{id}/complete">) {
    return api.changedTodo(todoOf(params.id), { done: true })
  }

  @route("GET", "/{id}/comments")
  comments({ params }: RouteRequest<"/{id}/comments">) {
    return api.listComments(todoOf(params.id))
  }

  @route("POST", "/{id}/comments")
  comment({ params, body }: RouteRequest<"/{id}/comments">) {
    return created(api.newComment(todoOf(params.id), body))
  }

  @route("GET", "/{id}/comments/{commentId}")
  findComment({ params }: RouteRequest<"/{id}/comments/{commentId}">) {
    todoOf(params.id)
    return api.findComment(params.commentId)
  }
}

function todoOf(id: string) {
  const todo = api.findTodo(id)
  if (!todo) throw new NotFoundError(`No todo ${id}`)
  return todo
}
