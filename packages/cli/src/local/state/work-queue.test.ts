import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { StateStore } from "./state-store.ts"
import { WorkQueue } from "./work-queue.ts"

let directory: string
let store: StateStore
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tsapi-work-"))
  store = await StateStore.open({ directory, service: "Work", format: 1 })
})
afterEach(async () => {
  await store.close()
  await rm(directory, { recursive: true })
})

it("does again what was rejected, when it is next woken, and other work meanwhile", async () => {
  const done: string[] = []
  const run = vi
    .fn<(item: { readonly id: string }) => Promise<undefined>>()
    .mockRejectedValueOnce(new Error("the disk is full"))
    .mockImplementation(async ({ id }) => void done.push(id))
  const queue = new WorkQueue(store, { prefix: "w", now: () => 0, run })
  await store.commit([queue.addition({ id: "first" })])
  queue.wake()
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1))

  await store.commit([queue.addition({ id: "second" })])
  queue.wake()
  await vi.waitFor(() => expect(done).toEqual(["first", "second"]))
  await queue.close()
  const { value } = await store
    .entries({ lower: Buffer.from("w"), upper: Buffer.from("x") })
    [Symbol.asyncIterator]()
    .next()
  expect(value).toBeUndefined()
})
