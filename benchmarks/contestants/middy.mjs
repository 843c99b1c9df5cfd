import middy from "@middy/core"
import httpCors from "@middy/http-cors"
import httpRouter from "@middy/http-router"
import * as api from "./todos.mjs"

const headers = { "content-type": "application/json" }

const routes = [
  route("GET", "/todos", ({ queryStringParameters: query }) => reply(200, api.listTodos(query?.done, query?.limit))),
  route("POST", "/todos", (event) => reply(201, api.newTodo(parsed(event)))),
  route("GET", "/todos/{id}", (event) => reply(200, todoOf(event))),
  route("PUT", "/todos/{id}", (event) => reply(200, api.changedTodo(todoOf(event), parsed(event)))),
  route("PATCH", "/todos/{id}", (event) => reply(200, api.changedTodo(todoOf(event), parsed(event)))),
  route("DELETE", "/todos/{id}", (event) => (todoOf(event), { statusCode: 204, headers: { ...headers }, body: "" })),
  route("POST", "/todos/{id}/complete", (event) => reply(200, api.changedTodo(todoOf(event), { done: true }))),
  route("GET", "/todos/{id}/comments", (event) => reply(200, api.listComments(todoOf(event)))),
  route("POST", "/todos/{id}/comments", (event) => reply(201, api.newComment(todoOf(event), parsed(event)))),
  route("GET", "/todos/{id}/comments/{commentId}", (event) => {
    todoOf(event)
    return reply(200, api.findComment(event.pathParameters.commentId))
  }),
  route("GET", "/lists", () => reply(200, api.listLists())),
  route("GET", "/lists/{list}/todos", (event) => reply(200, api.listTodosOf(event.pathParameters.list))),
]

export const handler = middy()
  .use(httpCors({ origin: "*" }))
  .use({
    onError(request) {
      const { status = 500, code = "InternalServerError", message } = request.error
      request.response = reply(status, { Code: code, Message: message })
    },
  })
  .handler(httpRouter(routes))

function route(method, path, run) {
  return { method, path, handler: run }
}

function todoOf({ pathParameters }) {
  const todo = api.findTodo(pathParameters.id)
  if (!todo) throw Object.assign(new Error(`No todo ${pathParameters.id}`), { status: 404, code: "NotFoundError" })
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
  return { statusCode, headers: { ...headers }, body: JSON.stringify(body) }
}
