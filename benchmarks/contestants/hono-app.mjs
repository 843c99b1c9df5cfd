import { Hono } from "hono"
import { cors } from "hono/cors"
import { HTTPException } from "hono/http-exception"
import * as api from "./todos.mjs"

export const app = new Hono()

app.use(cors())
app.get("/todos", (c) => c.json(api.listTodos(c.req.query("done"), c.req.query("limit"))))
app.post("/todos", async (c) => c.json(api.newTodo(await parsed(c)), 201))
app.get("/todos/:id", (c) => c.json(todoOf(c)))
app.put("/todos/:id", async (c) => c.json(api.changedTodo(todoOf(c), await parsed(c))))
app.patch("/todos/:id", async (c) => c.json(api.changedTodo(todoOf(c), await parsed(c))))
app.delete("/todos/:id", (c) => (todoOf(c), c.body(null, 204)))
app.post("/todos/:id/complete", (c) => c.json(api.changedTodo(todoOf(c), { done: true })))
app.get("/todos/:id/comments", (c) => c.json(api.listComments(todoOf(c))))
app.post("/todos/:id/comments", async (c) => c.json(api.newComment(todoOf(c), await parsed(c)), 201))
app.get("/todos/:id/comments/:commentId", (c) => (todoOf(c), c.json(api.findComment(c.req.param("commentId")))))
app.get("/lists", (c) => c.json(api.listLists()))
app.get("/lists/:list/todos", (c) => c.json(api.listTodosOf(c.req.param("list"))))
app.onError((error, c) => {
  const status = error instanceof HTTPException ? error.status : 500
  const code = status === 404 ? "NotFoundError" : status === 400 ? "BadRequestError" : "InternalServerError"
  return c.json({ Code: code, Message: error.message }, status)
})

function todoOf(c) {
  const todo = api.findTodo(c.req.param("id"))
  if (!todo) throw new HTTPException(404, { message: `No todo ${c.req.param("id")}` })
  return todo
}

async function parsed(c) {
  try {
    return await c.req.json()
  } catch {
    throw new HTTPException(400, { message: "Error Parsing JSON" })
  }
}
