import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { startLocal } from "@tsapi/cli/testing"
import type { LocalApp } from "@tsapi/cli/testing"
import { afterAll, beforeAll, expect, it } from "vitest"
import { WebSocket } from "ws"

// The app as `tsapi local` serves it: real sockets, functions in threads of their own, and a database that really stores.
let local: LocalApp
beforeAll(async () => {
  local = await startLocal({ projectDir: fileURLToPath(new URL("..", import.meta.url)), enforceIam: true })
}, 60_000)
afterAll(() => local?.close())

async function join(user: string) {
  const socket = new WebSocket(`${local.url.replace("http", "ws")}/?room=lobby&token=${user}-token`)
  const heard: unknown[] = []
  socket.on("message", (data) => void heard.push(JSON.parse(String(data))))
  await once(socket, "open")
  return { socket, heard }
}

it("lets two clients talk, and tells each of the other", async () => {
  const alice = await join("alice")
  const bob = await join("bob")
  bob.socket.send('{"action":"say","text":"hello"}')
  await expect.poll(() => alice.heard).toContainEqual({ type: "said", from: "bob", text: "hello" })
  bob.socket.close()

  await expect.poll(() => alice.heard).toContainEqual({ type: "left", who: "bob" })
  alice.socket.send('{"action":"who"}')
  await expect.poll(() => alice.heard.at(-1)).toEqual({ type: "members", room: "lobby", names: ["alice"] })
  alice.socket.close()
})

it("lets in nobody without a token", async () => {
  const socket = new WebSocket(`${local.url.replace("http", "ws")}/?room=lobby`)
  const [error] = await once(socket, "error")

  expect(String(error)).toContain("401")
})
