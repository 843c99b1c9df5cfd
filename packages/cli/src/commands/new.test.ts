import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { PassThrough } from "node:stream"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { Terminal } from "../terminal/terminal.ts"
import { newCommand } from "./new.ts"

let directory: string
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "tsapi-new-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe("what it writes", () => {
  it("writes the hello project when no template is named and nobody can be asked", async () => {
    const { output } = await runNew(["my-api"])

    expect(filesBelow("my-api")).toEqual([
      ".gitignore",
      "README.md",
      "package.json",
      "src/app.ts",
      "src/hello-controller.ts",
      "test/hello.test.ts",
      "tsapi.config.ts",
      "tsconfig.json",
    ])
    expect(output).toContain("Created my-api from the template hello: 8 files.")
  })

  it.each(["hello", "todo"])(
    "names everything in the %s project after it, at the version of the CLI",
    async (template) => {
      await runNew(["my-api"], { template })

      const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
      const manifest = JSON.parse(read("my-api/package.json"))
      expect(manifest.name).toBe("my-api")
      expect(manifest.dependencies["@tsapi/framework"]).toBe(`^${version}`)
      expect(manifest.devDependencies["@tsapi/cli"]).toBe(`^${version}`)
      expect(read("my-api/src/app.ts")).toContain('new App("my-api"')
      for (const file of filesBelow("my-api")) expect(read(`my-api/${file}`)).not.toMatch(/starter-|workspace:/)
    },
  )

  it("git-ignores what is installed, generated or secret", async () => {
    await runNew(["my-api"])

    execFileSync("git", ["init", "-q", path.join(directory, "my-api")])
    const check = ["node_modules/x", ".tsapi/local/x", ".env", ".env.prod", "src/app.ts"]
    const ignored = execFileSync("git", ["-C", path.join(directory, "my-api"), "check-ignore", ...check], {
      encoding: "utf8",
    })
    expect(ignored.trim().split("\n")).toEqual(check.slice(0, -1))
  })

  it("fills this directory for the name .", async () => {
    const here = path.join(directory, "here")
    mkdirSync(path.join(here, ".git"), { recursive: true })

    await runNew(["."], { projectDir: here })

    expect(JSON.parse(read("here/package.json")).name).toBe("here")
  })

  it("prints one document for programs", async () => {
    const { output } = await runNew(["my-api"], { json: true, template: "todo" })

    expect(JSON.parse(output)).toMatchObject({
      name: "my-api",
      template: "todo",
      directory: path.join(directory, "my-api"),
    })
  })
})

describe("what it refuses", () => {
  it("leaves a directory that holds files as it is", async () => {
    mkdirSync(path.join(directory, "my-api"))
    writeFileSync(path.join(directory, "my-api", "notes.txt"), "mine")

    await expect(runNew(["my-api"])).rejects.toMatchObject({ code: "PROJECT_DIRECTORY_NOT_EMPTY" })
    expect(filesBelow("my-api")).toEqual(["notes.txt"])
  })

  it("refuses a directory below a file", async () => {
    writeFileSync(path.join(directory, "file"), "")

    await expect(runNew(["file/my-api"])).rejects.toMatchObject({ code: "PROJECT_DIRECTORY_UNUSABLE" })
  })

  it.each(["My-Api", "1api", "my_api", "-api", "a".repeat(97)])("refuses the name %s", async (name) => {
    await expect(runNew([name])).rejects.toMatchObject({ code: "PROJECT_NAME_INVALID" })
    expect(existsSync(path.join(directory, name))).toBe(false)
  })

  it("does not ask for a name where nobody can answer", async () => {
    await expect(runNew([])).rejects.toMatchObject({ code: "PROJECT_NAME_MISSING" })
  })
})

async function runNew(
  args: readonly string[],
  options: { template?: string; json?: boolean; projectDir?: string } = {},
) {
  const stdout = new PassThrough()
  const { json = false, projectDir = directory, template } = options
  const terminal = new Terminal({ stdout, stderr: new PassThrough(), stdin: new PassThrough(), json, color: false })
  const flags = { projectDir, stage: "dev", json, yes: false, set: [], debug: false, color: false, template }
  const { signal } = new AbortController()
  const code = await newCommand.run({ flags, args, isGiven: () => false, terminal, signal })
  return { code, output: String(stdout.read()) }
}

function filesBelow(name: string): readonly string[] {
  const root = path.join(directory, name)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted()
}

function read(file: string): string {
  return readFileSync(path.join(directory, file), "utf8")
}
