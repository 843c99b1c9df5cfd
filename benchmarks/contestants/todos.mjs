// What every contestant serves: pure functions over fixed data, so that a million requests cost the same as one.

const owners = ["ana", "ben", "cy"]
const todos = Array.from({ length: 20 }, (_, index) => ({
  id: `t${index}`,
  title: `Todo number ${index}`,
  done: index % 3 === 0,
  owner: owners[index % owners.length],
  list: index % 2 === 0 ? "home" : "work",
}))
const byId = new Map(todos.map((todo) => [todo.id, todo]))
const comments = Array.from({ length: 4 }, (_, index) => ({ id: `c${index}`, text: `Comment number ${index}` }))

/** The query of `GET /todos`: `done` and `limit` come as text, or not at all. */
export function listTodos(done, limit) {
  const wanted = done === undefined ? todos : todos.filter((todo) => String(todo.done) === done)
  return { todos: wanted.slice(0, Number(limit ?? 5)) }
}

export function findTodo(id) {
  return byId.get(id)
}

export function newTodo(body) {
  return { id: "t20", done: false, ...body }
}

export function changedTodo(todo, body) {
  return { ...todo, ...body }
}

export function listComments(todo) {
  return { todo: todo.id, comments }
}

export function findComment(id) {
  return comments.find((comment) => comment.id === id)
}

export function newComment(todo, body) {
  return { id: "c4", todo: todo.id, text: body.text }
}

export function listLists() {
  return { lists: ["home", "work"] }
}

export function listTodosOf(list) {
  return { list, todos: todos.filter((todo) => todo.list === list).slice(0, 5) }
}
