import { createHash } from "node:crypto"
import { fileURLToPath } from "node:url"
import { startLocal } from "@tsapi/cli/testing"
import type { LocalApp } from "@tsapi/cli/testing"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"

// The app as `tsapi local` serves it: HTTP, functions in threads of their own, and a database that really stores.
let local: LocalApp
beforeAll(async () => {
  const users = ["alice", "bob", "carol", "dave"]
  const hashes = users.map((user) => `${user}:${createHash("sha256").update(`${user}-token`).digest("hex")}`)
  vi.stubEnv("TOKEN_HASHES", hashes.join(","))
  local = await startLocal({ projectDir: fileURLToPath(new URL("..", import.meta.url)), enforceIam: true })
}, 60_000)
afterAll(() => local?.close())

interface Todo {
  readonly id: string
  readonly title: string
  readonly done: boolean
  readonly version: number
}

describe("idempotent creation", () => {
  it("makes one todo of equal requests that arrive at once", async () => {
    const requests = Array.from({ length: 5 }, () => create("carol", { title: "Water plants" }, "plants-1"))

    const replies = await Promise.all(requests)

    expect(counts(replies)).toEqual({ 200: 4, 201: 1 })
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1)
    expect((await list("carol")).todos).toHaveLength(1)
  })

  it("keeps two users with the same key apart", async () => {
    const first = await create("alice", { title: "Call Bob" }, "call")
    const second = await create("bob", { title: "Call Alice" }, "call")

    expect([first.status, second.status]).toEqual([201, 201])
  })
})

describe("optimistic locking", () => {
  it("lets one of two changes to the same version through", async () => {
    const { body } = await create("alice", { title: "Paint the door" })
    const changes = ["red", "blue"].map((notes) => change("alice", body.id, { notes }, '"1"'))

    expect(counts(await Promise.all(changes))).toEqual({ 200: 1, 412: 1 })
  })

  it("removes a field that is set to null", async () => {
    const { body } = await create("alice", { title: "Buy paint", notes: "red" })

    const changed = await change("alice", body.id, { notes: null, done: true }, "*")

    expect(changed.body).toMatchObject({ title: "Buy paint", done: true, version: 2 })
    expect(changed.body).not.toHaveProperty("notes")
  })
})

describe("paging", () => {
  it("shows each todo once, oldest first, whatever the filter", async () => {
    for (const title of ["one", "two", "three", "four", "five"]) await create("dave", { title })
    const { todos } = await list("dave")
    for (const { id, title } of todos) if (title.length === 3) await change("dave", id, { done: true }, "*")

    expect(await pages("dave", "limit=2")).toEqual([["one", "two"], ["three", "four"], ["five"]])
    expect(await pages("dave", "limit=1&done=true")).toEqual([["one"], ["two"]])
    expect(await pages("dave", "limit=2&done=false")).toEqual([["three", "four"], ["five"]])
  })
})

it("does not show one user's todo to another", async () => {
  const { body } = await create("alice", { title: "Secret" })

  const replies = await Promise.all([
    call("bob", "GET", `/todos/${body.id}`),
    change("bob", body.id, { done: true }, "*"),
    call("bob", "DELETE", `/todos/${body.id}`),
  ])

  expect(replies.map(({ status }) => status)).toEqual([404, 404, 404])
  expect((await call("alice", "GET", `/todos/${body.id}`)).body).toEqual(body)
})

async function call<Body = Todo>(user: string, method: string, path: string, { json, ...headers }: Message = {}) {
  const reply = await fetch(local.url + path, {
    method,
    headers: { authorization: `Bearer ${user}-token`, "content-type": "application/json", ...headers },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  const text = await reply.text()
  const body: Body = text === "" ? undefined : JSON.parse(text)
  return { status: reply.status, body }
}

interface Message {
  readonly json?: object
  readonly "idempotency-key"?: string
  readonly "if-match"?: string
}

function create(user: string, json: object, key?: string) {
  return call(user, "POST", "/todos", { json, ...(key && { "idempotency-key": key }) })
}

function change(user: string, id: string, json: object, version: string) {
  return call(user, "PATCH", `/todos/${id}`, { json, "if-match": version })
}

async function list(user: string, query = ""): Promise<{ todos: Todo[]; next: string | null }> {
  return (await call<{ todos: Todo[]; next: string | null }>(user, "GET", `/todos?${query}`)).body
}

/** How often each status occurs. */
function counts(replies: readonly { readonly status: number }[]): Record<number, number> {
  const result: Record<number, number> = {}
  for (const { status } of replies) result[status] = (result[status] ?? 0) + 1
  return result
}

/** The titles on each page. */
async function pages(user: string, query: string): Promise<string[][]> {
  const titles: string[][] = []
  let cursor: string | null = ""
  do {
    const page = await list(user, cursor ? `${query}&cursor=${cursor}` : query)
    titles.push(page.todos.map(({ title }) => title))
    cursor = page.next
  } while (cursor)
  return titles
}
