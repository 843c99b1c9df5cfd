import { fileURLToPath } from "node:url"
import { startLocal } from "@tsapi/cli/testing"
import type { LocalApp } from "@tsapi/cli/testing"
import { afterAll, beforeAll, expect, it } from "vitest"
import { Todo } from "../src/todo.ts"

// The app as `tsapi local` serves it, with an empty database of its own.
let local: LocalApp
beforeAll(async () => {
  local = await startLocal({ projectDir: fileURLToPath(new URL("..", import.meta.url)), enforceIam: true })
}, 60_000)
afterAll(() => local?.close())

it("remembers what was created and changed", async () => {
  const { id } = Todo.parse(await call("POST", "/todos", { title: "Buy milk" }))

  await call("PATCH", `/todos/${id}`, { done: true })

  expect(await call("GET", "/todos")).toEqual({ todos: [{ id, title: "Buy milk", done: true }] })
})

it("forgets what was deleted", async () => {
  const { id } = Todo.parse(await call("POST", "/todos", { title: "Buy bread" }))

  await call("DELETE", `/todos/${id}`)

  expect(await call("GET", `/todos/${id}`)).toEqual({ Code: "NotFoundError", Message: `No todo ${id}` })
})

/** The reply's body. */
async function call(method: string, path: string, body?: object): Promise<unknown> {
  const reply = await fetch(local.url + path, {
    method,
    headers: { authorization: "Bearer dev-token", "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  return text === "" ? undefined : JSON.parse(text)
}
