import createApi from "lambda-api"
import * as api from "./todos.mjs"

const app = createApi({ headers: { "access-control-allow-origin": "*" } })

app.get("/todos", ({ query }) => api.listTodos(query.done, query.limit))
app.post("/todos", (request, response) => response.status(201).json(api.newTodo(parsed(request))))
app.get("/todos/:id", (request) => todoOf(request))
app.put("/todos/:id", (request) => api.changedTodo(todoOf(request), parsed(request)))
app.patch("/todos/:id", (request) => api.changedTodo(todoOf(request), parsed(request)))
app.delete("/todos/:id", (request, response) => {
  todoOf(request)
  response.status(204).send("")
})
app.post("/todos/:id/complete", (request) => api.changedTodo(todoOf(request), { done: true }))
app.get("/todos/:id/comments", (request) => api.listComments(todoOf(request)))
app.post("/todos/:id/comments", (request, response) =>
  response.status(201).json(api.newComment(todoOf(request), parsed(request))),
)
app.get("/todos/:id/comments/:commentId", (request) => {
  todoOf(request)
  return api.findComment(request.params.commentId)
})
app.get("/lists", () => api.listLists())
app.get("/lists/:list/todos", (request) => api.listTodosOf(request.params.list))
app.use((error, _request, response, next) => {
  response.status(error.status ?? 500).json({ Code: error.code ?? "InternalServerError", Message: error.message })
  next()
})

export const handler = (event, context) => app.run(event, context)

function todoOf({ params }) {
  const todo = api.findTodo(params.id)
  if (!todo) throw Object.assign(new Error(`No todo ${params.id}`), { status: 404, code: "NotFoundError" })
  return todo
}

// lambda-api leaves a body that it cannot parse as text.
function parsed({ body }) {
  if (typeof body === "object") return body
  throw Object.assign(new Error("Error Parsing JSON"), { status: 400, code: "BadRequestError" })
}
