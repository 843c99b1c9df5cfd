import { fileURLToPath } from "node:url"
import { startLocal } from "@tsapi/cli/testing"
import type { LocalApp } from "@tsapi/cli/testing"
import { afterAll, beforeAll, expect, it } from "vitest"

// The app as `tsapi local` serves it, with an empty database of its own.
let local: LocalApp
beforeAll(async () => {
  local = await startLocal({ projectDir: fileURLToPath(new URL("..", import.meta.url)) })
}, 60_000)
afterAll(() => local?.close())

it("remembers what was created and changed", async () => {
  const created = await call("POST", "/todos", { title: "Buy milk" })
  const { id } = await created.json()

  await call("PATCH", `/todos/${id}`, { done: true })

  const { todos } = await (await call("GET", "/todos")).json()
  expect(todos).toEqual([{ id, title: "Buy milk", done: true }])
})

it("forgets what was deleted", async () => {
  const { id } = await (await call("POST", "/todos", { title: "Buy bread" })).json()

  const removed = await call("DELETE", `/todos/${id}`)

  expect([removed.status, (await call("GET", `/todos/${id}`)).status]).toEqual([204, 404])
})

function call(method: string, path: string, body?: object): Promise<Response> {
  return fetch(local.url + path, {
    method,
    headers: { authorization: "Bearer dev-token", "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  })
}
