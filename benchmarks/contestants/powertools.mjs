import { BadRequestError, NotFoundError, Router } from "@aws-lambda-powertools/event-handler/http"
import { cors } from "@aws-lambda-powertools/event-handler/http/middleware"
import * as api from "./todos.mjs"

const app = new Router()

app.use(cors({ origin: "*" }))
app.get("/todos", ({ req }) => {
  const query = new URL(req.url).searchParams
  return api.listTodos(query.get("done") ?? undefined, query.get("limit") ?? undefined)
})
app.post("/todos", async ({ req }) => created(api.newTodo(await parsed(req))))
app.get("/todos/:id", (context) => todoOf(context))
app.put("/todos/:id", async (context) => api.changedTodo(todoOf(context), await parsed(context.req)))
app.patch("/todos/:id", async (context) => api.changedTodo(todoOf(context), await parsed(context.req)))
app.delete("/todos/:id", (context) => (todoOf(context), new Response(null, { status: 204 })))
app.post("/todos/:id/complete", (context) => api.changedTodo(todoOf(context), { done: true }))
app.get("/todos/:id/comments", (context) => api.listComments(todoOf(context)))
app.post("/todos/:id/comments", async (context) => created(api.newComment(todoOf(context), await parsed(context.req))))
app.get("/todos/:id/comments/:commentId", (context) => (todoOf(context), api.findComment(context.params.commentId)))
app.get("/lists", () => api.listLists())
app.get("/lists/:list/todos", ({ params }) => api.listTodosOf(params.list))
app.errorHandler([NotFoundError, BadRequestError], async (error) => ({
  statusCode: error.statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({
    Code: error.statusCode === 404 ? "NotFoundError" : "BadRequestError",
    Message: error.message,
  }),
}))

export const handler = (event, context) => app.resolve(event, context)

function created(body) {
  return { statusCode: 201, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
}

function todoOf({ params }) {
  const todo = api.findTodo(params.id)
  if (!todo) throw new NotFoundError(`No todo ${params.id}`)
  return todo
}

async function parsed(request) {
  try {
    return await request.json()
  } catch {
    throw new BadRequestError("Error Parsing JSON")
  }
}
