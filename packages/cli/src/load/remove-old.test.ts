import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import { removeOld } from "./remove-old.ts"

it("removes what is old, and leaves what another process may be about to load", async () => {
  const directory = await mkdtemp(path.join(tmpdir(), "tsapi-old-"))
  onTestFinished(() => rm(directory, { recursive: true }))
  const make = async (name: string, secondsAgo: number) => {
    const file = path.join(directory, name)
    await (name.endsWith(".mjs") ? writeFile(file, "") : mkdir(path.join(file, "chunks"), { recursive: true }))
    const time = Date.now() / 1000 - secondsAgo
    await utimes(file, time, time)
  }
  await Promise.all([make("app-1.mjs", 61), make("app-2.mjs", 1), make("app-3", 61), make("config-1.mjs", 61)])
  await removeOld(directory, { prefix: "app-", olderThanMs: 60_000 })
  expect((await readdir(directory)).toSorted()).toEqual(["app-2.mjs", "config-1.mjs"])
})
