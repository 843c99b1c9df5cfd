import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { afterEach, beforeEach, expect, it } from "vitest"
import { bundledFramework } from "./bundled-framework.ts"

let project: string
beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), "tsapi-framework-"))
  const exports = { ".": "./dist/index.js", "./logger": "./dist/logger.js", "./testing": "./dist/testing.js" }
  await write("package.json", JSON.stringify({ name: "@tsapi/framework", type: "module", exports }))
  await write("dist/index.js", `export { answer } from "./answer.js"`)
  await write("dist/logger.js", `export { answer as logged } from "./answer.js"`)
  await write("dist/answer.js", "export const answer = { is: 1 }")
  await write("dist/testing.js", "throw new Error('not for apps')")
})
afterEach(() => rm(project, { recursive: true, force: true }))

const inFramework = (file: string) => path.join(project, "node_modules", "@tsapi", "framework", file)
const cache = () => path.join(project, "node_modules", ".cache", "tsapi")

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(inFramework(file)), { recursive: true })
  await writeFile(inFramework(file), text)
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  const modules = await bundledFramework(project)
  return import(pathToFileURL(modules[inFramework(file)] ?? "").href)
}

it("bundles the modules for apps, whose own modules stay the same for all of them", async () => {
  const modules = await bundledFramework(project)
  expect(Object.keys(modules).toSorted()).toEqual([inFramework("dist/index.js"), inFramework("dist/logger.js")])
  const { answer } = await load("dist/index.js")
  expect(answer).toEqual({ is: 1 })
  expect((await load("dist/logger.js"))["logged"]).toBe(answer)
})

it("keeps the bundle until a file of the framework changes", async () => {
  const modules = await bundledFramework(project)
  const made = await stat(path.join(cache(), "framework.json"))
  expect(await bundledFramework(project)).toEqual(modules)
  expect((await stat(path.join(cache(), "framework.json"))).mtimeMs).toBe(made.mtimeMs)
  await write("dist/answer.js", "export const answer = { is: 'another one' }")
  expect((await load("dist/index.js"))["answer"]).toEqual({ is: "another one" })
})

it("makes it again where it has been deleted or spoilt", async () => {
  const [file = ""] = Object.values(await bundledFramework(project))
  await rm(path.dirname(file), { recursive: true })
  expect((await load("dist/index.js"))["answer"]).toEqual({ is: 1 })
  await writeFile(path.join(cache(), "framework.json"), "{")
  expect((await load("dist/index.js"))["answer"]).toEqual({ is: 1 })
  expect(JSON.parse(await readFile(path.join(cache(), "framework.json"), "utf8"))).toHaveProperty("modules")
})

it("is empty where there is no framework, or nowhere to keep it", async () => {
  await writeFile(path.join(project, "node_modules", ".cache"), "")
  expect(await bundledFramework(project)).toEqual({})
  await rm(path.join(project, "node_modules"), { recursive: true })
  expect(await bundledFramework(project)).toEqual({})
})
