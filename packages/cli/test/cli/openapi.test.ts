import { execFileSync } from "node:child_process"
import { readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"
import { parse } from "yaml"
import { runCli } from "../../src/run-cli.ts"
import { openApiProject } from "../describe/openapi-project.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"

const example = fileURLToPath(new URL("../../../../examples/todo-api", import.meta.url))

async function openApi(project: string, ...args: readonly string[]) {
  const terminal = new TestTerminal({ json: args.includes("--json") })
  const exitCode = await runCli(["openapi", ...args, "-C", project], terminal, new AbortController().signal)
  return { exitCode, stdout: terminal.stdout, stderr: terminal.stderr }
}

it("prints the document, and warns on stderr with the line", async () => {
  const { exitCode, stdout, stderr } = await openApi(await makeProject(openApiProject))
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ openapi: "3.1.0", info: { title: "notes" } })
  expect(stderr).toContain("warning FileController.upload: the schema of headers is {} in a place of the document")
  expect(stderr).toContain("src/file-controller.ts:10")
})

it("writes YAML for a file that is named so, and JSON where asked for it", async () => {
  const project = await makeProject(openApiProject)
  const { stdout } = await openApi(project, "--output", "docs/api.yaml", "--server", "/v1")
  const yaml = await readFile(path.join(project, "docs/api.yaml"), "utf8")
  expect(yaml).toMatch(/^openapi: 3\.1\.0\n/)
  expect(parse(yaml)).toMatchObject({ servers: [{ url: "/v1" }] })
  expect(stdout).toMatch(/docs\/api\.yaml: 8 operations\n$/)
  await openApi(project, "--output", "api.yaml", "--format", "json", "--server", "/v1")
  expect(JSON.parse(await readFile(path.join(project, "api.yaml"), "utf8"))).toEqual(parse(yaml))
})

it("fails on what breaks clients of a file or of a commit, and names each change", async () => {
  const project = await makeProject(openApiProject)
  await openApi(project, "--output", "openapi.json")
  expect(await openApi(project, "--check", "openapi.json")).toMatchObject({
    exitCode: 0,
    stdout: "no breaking change since openapi.json\n",
  })
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: project })
  git("init", "-q")
  git("add", "openapi.json")
  git("commit", "-q", "-m", "first")
  const file = path.join(project, "src/note-controller.ts")
  const source = await readFile(file, "utf8")
  await writeFile(file, source.replace('@route("DELETE"', '// @route("DELETE"').replace("max(100)", "max(50)"))
  const { exitCode, stdout } = await openApi(project, "--check", "HEAD:openapi.json")
  expect(exitCode).toBe(1)
  expect(stdout).toBe(`POST /notes  body.text
  what was accepted in a parameter or a body is refused: maxLength 100 is not within maxLength 50  (request-narrowed)
DELETE /notes/{id}
  a path or a method is gone: it is gone  (operation-removed)
2 breaking changes since HEAD:openapi.json
`)
  const { stdout: json } = await openApi(project, "--json", "--check", "HEAD:openapi.json")
  expect(JSON.parse(json)).toMatchObject({ breaking: [{ rule: "request-narrowed" }, { rule: "operation-removed" }] })
})

it.each([
  ["--check", "nothing.json", "OPENAPI_BASE_UNUSABLE", "cannot be read"],
  ["--check", "HEAD:nothing.json", "OPENAPI_BASE_UNUSABLE", "cannot be read"],
  ["--check", "package.json", "OPENAPI_BASE_UNUSABLE", "is not an OpenAPI 3 document"],
  ["--check", "src/app.ts", "OPENAPI_BASE_UNUSABLE", "is neither JSON nor YAML"],
  ["--output", "src", "OUTPUT_FILE_UNUSABLE", "cannot be written"],
  ["--server", "example.com", "SERVER_URL_INVALID", "is not a URL"],
])("%s %s is %s", async (flag, value, code, message) => {
  const { exitCode, stderr } = await openApi(await makeProject(openApiProject), flag, value)
  expect(exitCode).toBe(1)
  expect(stderr).toContain(`error ${code}`)
  expect(stderr).toContain(message)
})

it("is what the example has committed", async () => {
  const { stdout } = await openApi(example)
  expect(stdout, "write it anew: npx tsapi openapi --output openapi.json").toBe(
    await readFile(path.join(example, "openapi.json"), "utf8"),
  )
})
