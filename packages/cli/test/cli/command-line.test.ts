import { spawn } from "node:child_process"
import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises"
import { existsSync } from "node:fs"
import path from "node:path"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { makeProject } from "../make-project.ts"

const tsapi = fileURLToPath(new URL("../../bin/tsapi-source.js", import.meta.url))

const hello = `import { App, controller, route } from "@tsapi/framework"
console.log("printed at the top level")
@controller("/hello")
export class HelloController {
  @route("GET", "/")
  greet() { return "hello" }
}
export const app = new App("hello", { controllers: [HelloController] })
`

// A flag for Node.js: ten seconds are over after half of one.
const hasty = `--import=data:text/javascript,${encodeURIComponent(
  "const { setTimeout } = globalThis; globalThis.setTimeout = (act, ms) => setTimeout(act, ms === 10_000 ? 500 : ms)",
)}`

function run(directory: string, ...args: readonly string[]) {
  return runNode(directory, tsapi, ...args)
}

async function runNode(directory: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"] })
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { stdout, stderr, code }
}

describe("the command line", { timeout: 60_000 }, () => {
  it("prints one JSON document on stdout, whatever the app prints", async () => {
    const { stdout, stderr, code } = await run(await makeProject({ "src/app.ts": hello }), "routes", "--json")
    expect(JSON.parse(stdout)).toMatchObject({ app: "hello", routes: [{ method: "GET", path: "/hello" }] })
    expect(stderr).toContain("printed at the top level")
    expect(code).toBe(0)
  })

  it("exits with 2 for wrong usage, says so in JSON too, and suggests what was meant", async () => {
    const directory = await makeProject({})
    expect(await run(directory, "rout")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Did you mean routes?"),
    })
    const { stdout, code } = await run(directory, "routes", "--bogus", "--json")
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "USAGE" } })
    expect(code).toBe(2)
    expect(await run(directory, "help", "url")).toMatchObject({ code: 0, stdout: expect.stringContaining("tsapi url") })
  })

  it("exits with 1 where the project is not there or its config never ends", async () => {
    const directory = await makeProject({ "src/app.ts": hello, "tsapi.config.ts": "while (true) {}" })
    expect(await run(directory, "routes", "-C", "gone")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("PROJECT_DIRECTORY_MISSING"),
    })
    expect(await runNode(directory, hasty, tsapi, "routes")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("took more than 10 s"),
    })
  })

  it("packages into a directory without touching what it did not write, and removes what an earlier package left", async () => {
    const directory = await makeProject({ "src/app.ts": hello })
    const out = path.join(directory, "out")
    await mkdir(path.join(out, "policies"), { recursive: true })
    await writeFile(path.join(out, "Backup.zip"), "mine")
    await writeFile(path.join(out, "policies", "Mine.json"), "mine")

    expect(await run(directory, "package", "--out", "out")).toMatchObject({ code: 0 })
    expect(await readdir(out)).toEqual(["Api.zip", "Backup.zip", "policies", "template.json"])

    expect(await run(directory, "package", "--out", "out", "--set", "split=controller")).toMatchObject({ code: 0 })
    expect(await readdir(out)).toEqual(["Backup.zip", "HelloController.zip", "policies", "template.json"])
    expect(await readdir(path.join(out, "policies"))).toEqual(["HelloController.json", "Mine.json"])

    expect(await run(directory, "package", "--out", "src/app.ts")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("OUTPUT_DIRECTORY_UNUSABLE"),
    })
  })

  it("replaces no template.json of another program", async () => {
    const directory = await makeProject({ "src/app.ts": hello, "out/template.json": "not ours" })
    expect(await run(directory, "package", "--out", "out")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("was not written by tsapi"),
    })
    expect(await readFile(path.join(directory, "out", "template.json"), "utf8")).toBe("not ours")
  })

  it("exits with 1 where it may not keep its own files", async () => {
    const directory = await makeProject({ "src/app.ts": hello, ".tsapi": "a file where the directory should be" })
    expect(await run(directory, "routes")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("PROJECT_NOT_WRITABLE"),
    })
  })

  it.runIf(existsSync("/dev/full"))("exits with 1 where what it prints cannot be written", async () => {
    const full = await open("/dev/full", "w")
    const child = spawn(process.execPath, [tsapi, "--help"], { stdio: ["ignore", full.fd, "ignore"] })
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve))
    await full.close()
    expect(code).toBe(1)
  })
})
