import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { type Tarballs, packPackages, run } from "./pack-packages.ts"

const install = ["install", "--no-audit", "--no-fund", "--prefer-offline"]

let directory: string
let tarballs: Tarballs

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "tsapi-slow-"))
  tarballs = await packPackages(directory)
  const overrides = { "@tsapi/framework": `file:${tarballs.framework}`, "@tsapi/cli": `file:${tarballs.cli}` }
  const dependencies = { ...overrides, "create-tsapi": `file:${tarballs["create-tsapi"]}` }
  await writeFile(path.join(directory, "package.json"), JSON.stringify({ private: true, dependencies, overrides }))
  await run("npm", install, directory)
}, 300_000)

afterAll(() => rm(directory, { recursive: true, force: true }))

describe.each([
  { template: "hello", request: "/hello/Ada", headers: {}, answer: { hello: "Ada" } },
  { template: "todo", request: "/todos", headers: { authorization: "Bearer dev-token" }, answer: { todos: [] } },
])("a $template project outside the workspace", ({ template, request, headers, answer }) => {
  const project = () => path.join(directory, `my-${template}`)

  it("is written by npm create, and installs", { timeout: 300_000 }, async () => {
    await run("npx", ["create-tsapi", `my-${template}`, "--template", template], directory)
    await useTarballs(project())
    expect(await run("npm", install, project())).toContain("added")
  })

  it("passes its own tests and type check", { timeout: 120_000 }, async () => {
    expect(await run("npm", ["test"], project())).toContain("passed")
    await run("npm", ["run", "typecheck"], project())
  })

  it("packages", { timeout: 120_000 }, async () => {
    await run("npx", ["tsapi", "package", "--out", "build"], project())

    const written = JSON.parse(await readFile(path.join(project(), "build/template.json"), "utf8"))
    expect(written.Resources.RestApi.Type).toBe("AWS::ApiGateway::RestApi")
  })

  it("serves until Ctrl-C", { timeout: 120_000 }, async () => {
    const local = spawn("node_modules/.bin/tsapi", ["local", "--port", "0"], { cwd: project() })
    onTestFinished(() => void local.kill("SIGKILL"))

    const reply = await fetch((await urlOf(local)) + request, { headers })
    expect([reply.status, await reply.json()]).toEqual([200, answer])

    local.kill("SIGINT")
    expect((await once(local, "exit"))[0]).toBe(130)
  })
})

it("creates a project without loading esbuild or the AWS SDK", { timeout: 60_000 }, async () => {
  const modules = path.join(directory, "node_modules")
  const heavy = ["esbuild", "@aws-sdk", "oxc-parser", "dynalite"]
  for (const name of heavy)
    await rename(path.join(modules, name), path.join(modules, `.absent-${name.replace("/", "-")}`))

  expect(await run("npx", ["tsapi", "new", "light"], directory)).toContain("Created light")
  expect(await run("npx", ["tsapi", "--help"], directory)).toContain("Usage: tsapi")
})

// Stands in for the registry, where these versions are not published yet.
async function useTarballs(project: string): Promise<void> {
  const file = path.join(project, "package.json")
  const manifest = JSON.parse(await readFile(file, "utf8"))
  manifest.dependencies["@tsapi/framework"] = `file:${tarballs.framework}`
  manifest.devDependencies["@tsapi/cli"] = `file:${tarballs.cli}`
  await writeFile(file, JSON.stringify(manifest, null, 2))
}

async function urlOf(local: ChildProcess): Promise<string> {
  let written = ""
  for (const stream of [local.stdout, local.stderr])
    stream?.on("data", (chunk: Buffer) => (written += chunk.toString()))
  local.once("exit", () => (written += "\n(it ended)"))
  while (!written.includes("(it ended)")) {
    const url = /http:\/\/127\.0\.0\.1:\d+(\/\w+)?/.exec(written)?.[0]
    if (url && written.includes("\n", written.indexOf(url))) return url
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(written)
}
