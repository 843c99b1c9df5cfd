// The limit: one switch, no framework.
import * as api from "./todos.mjs"

const headers = { "content-type": "application/json", "access-control-allow-origin": "*" }

export async function handler(event) {
  try {
    return answer(event)
  } catch (error) {
    return reply(error.status ?? 500, { Code: error.code ?? "InternalServerError", Message: error.message })
  }
}

function answer(event) {
  const { pathParameters: params, queryStringParameters: query } = event
  switch (`${event.httpMethod} ${event.resource}`) {
    case "GET /todos":
      return reply(200, api.listTodos(query?.done, query?.limit))
    case "POST /todos":
      return reply(201, api.newTodo(parsed(event)))
    case "GET /todos/{id}":
      return reply(200, todoOf(params))
    case "PUT /todos/{id}":
      return reply(200, api.changedTodo(todoOf(params), parsed(event)))
    case "PATCH /todos/{id}":
      return reply(200, api.changedTodo(todoOf(params), parsed(event)))
    case "DELETE /todos/{id}":
      todoOf(params)
      return { statusCode: 204, headers, body: "" }
    case "POST /todos/{id}/complete":
      return reply(200, api.changedTodo(todoOf(params), { done: true }))
    case "GET /todos/{id}/comments":
      return reply(200, api.listComments(todoOf(params)))
    case "POST /todos/{id}/comments":
      return reply(201, api.newComment(todoOf(params), parsed(event)))
    case "GET /todos/{id}/comments/{commentId}":
      todoOf(params)
      return reply(200, api.findComment(params.commentId))
    case "GET /lists":
      return reply(200, api.listLists())
    case "GET /lists/{list}/todos":
      return reply(200, api.listTodosOf(params.list))
    default:
      return reply(404, { Code: "NotFoundError", Message: "No such route" })
  }
}

function todoOf(params) {
  const todo = api.findTodo(params.id)
  if (!todo) throw Object.assign(new Error(`No todo ${params.id}`), { status: 404, code: "NotFoundError" })
  return todo
}

function parsed(event) {
  try {
    return JSON.parse(event.body)
  } catch {
    throw Object.assign(new Error("Error Parsing JSON"), { status: 400, code: "BadRequestError" })
  }
}

function reply(statusCode, body) {
  return { statusCode, headers, body: JSON.stringify(body) }
}
