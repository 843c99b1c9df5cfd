import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { bootFunction, type BootOptions } from "./boot-function.ts"
import { nodeVersions } from "./stand-in.ts"

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "tsapi-boot-"))
})

afterAll(() => rm(directory, { recursive: true, force: true }))

describe.each(nodeVersions)("AWS's runtime client on %s", (node) => {
  it("boots a zip, passes the event and the context, and keeps module state between invocations", async () => {
    const zip = await zipOf(
      `let count = 0
       exports.handler = async (event, context) => ({ event, count: ++count, node: process.versions.node.split(".")[0], name: context.functionName })`,
    )
    const fn = await boot({ zip, node })
    expect(await fn.invoke({ a: 1 })).toEqual({
      ok: true,
      payload: { event: { a: 1 }, count: 1, node: node.slice(4), name: "stand-in" },
    })
    expect(await fn.invoke({ a: 2 })).toMatchObject({ ok: true, payload: { event: { a: 2 }, count: 2 } })
  })

  it("reports a throw as Lambda does", async () => {
    const fn = await boot({
      zip: await zipOf(`exports.handler = async () => { throw new TypeError("no") }`),
      node,
    })
    expect(await fn.invoke({})).toMatchObject({ ok: false, error: { errorType: "TypeError", errorMessage: "no" } })
  })

  it("shows only the declared environment", async () => {
    const zip = await zipOf(`exports.handler = async () => [process.env.TABLE, process.env.HOME]`)
    const fn = await boot({ zip, node, environment: { TABLE: "todos" } })
    expect(await fn.invoke({})).toEqual({ ok: true, payload: ["todos", null] })
  })

  it("fails the invocation when the module cannot be loaded", async () => {
    const fn = await boot({ zip: await zipOf(`throw new Error("broken at load")`), node })
    expect(await fn.invoke({})).toMatchObject({
      ok: false,
      error: { errorMessage: expect.stringContaining("broken at load") },
    })
  })
})

async function boot(options: BootOptions) {
  const fn = await bootFunction(options)
  onTestFinished(() => fn.stop())
  return fn
}

async function zipOf(source: string): Promise<string> {
  const file = path.join(directory, "index.js")
  const zip = path.join(directory, "function.zip")
  await writeFile(file, source)
  await rm(zip, { force: true })
  await promisify(execFile)("python3", ["-m", "zipfile", "-c", zip, file])
  return zip
}
