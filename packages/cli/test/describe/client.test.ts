import { writeFile } from "node:fs/promises"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { transform } from "esbuild"
import ts from "typescript"
import { expect, it } from "vitest"
import { runCli } from "../../src/run-cli.ts"
import { TestTerminal } from "../fakes/deploy-session.ts"
import { makeProject } from "../make-project.ts"
import { integrationsProject } from "./integrations-project.ts"
import { openApiProject } from "./openapi-project.ts"

async function generate(...args: readonly string[]) {
  return generateFor(openApiProject, args)
}

async function generateFor(files: Readonly<Record<string, string>>, args: readonly string[]) {
  const project = await makeProject(files)
  const terminal = new TestTerminal({ json: false })
  const code = await runCli(["client", "-C", project, ...args], terminal, new AbortController().signal)
  expect({ code, stderr: terminal.stderr }).toMatchObject({ code: 0 })
  return { project, stdout: terminal.stdout }
}

/** What the strictest compiler says of modules, for a browser. */
function diagnosticsOf(files: readonly string[]): readonly string[] {
  const program = ts.createProgram(files, {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  })
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))
}

const usage = `
import { fileControllerUpload, type Note, noteControllerAdd, noteControllerGet, noteControllerList, noteControllerRemove } from "./client.ts"
const client = { baseUrl: "https://notes.example.com" }
export async function use(): Promise<Note | undefined> {
  const one = await noteControllerGet(client, { params: { id: "1" } })
  if (one.status === 410) one.body.Code satisfies "GoneError"
  if (one.status === 404) one.body.Code satisfies "NotFoundError"
  const list = await noteControllerList(client, { query: { since: "2026-01-01" } })
  if (list.ok) return list.body[0]
  // @ts-expect-error: a parameter of the path is missing
  await noteControllerGet(client, { params: {} })
  // @ts-expect-error: so is the query
  await noteControllerList(client)
  // @ts-expect-error: text is text
  await noteControllerAdd(client, { body: { text: 1 } })
  // @ts-expect-error: there is no such property
  await noteControllerAdd(client, { body: { text: "", other: 1 } })
  const gone = await noteControllerRemove(client, { params: { id: "1" } })
  if (gone.ok) gone.body satisfies undefined
  const file = await fileControllerUpload(client, { params: { path: "a/b" }, headers: { "x-size": "1", note: 1 }, body: new Blob() })
  return one.ok ? one.body : file.ok ? { id: file.body, text: "", at: "" } : undefined
}
`

const usageOfIntegrations = `
import { get_old_proxy, get_things_id } from "./client.ts"
const client = { baseUrl: "https://shop.example.com" }
export async function use(): Promise<[unknown, boolean]> {
  const thing = await get_things_id(client, { params: { id: "1" } })
  // @ts-expect-error: its mapping says JSON, and not which
  if (thing.status === 200) thing.body satisfies Blob
  const old = await get_old_proxy(client, { params: { proxy: "a/b" }, query: { version: "1" } })
  // @ts-expect-error: the backend's statuses are its own
  old.status satisfies 429 | 500 | 502 | 503 | 504
  return [thing.body, old.ok]
}
`

// One program for both: most of the time goes to the library's own types.
it("is a module that the strictest compiler takes, and that holds its callers to what is known of the API", async () => {
  const { project } = await generate("--output", "client.ts")
  const integrations = await generateFor(integrationsProject, ["--output", "client.ts"])
  const files = [path.join(project, "usage.ts"), path.join(integrations.project, "usage.ts")] as const
  await writeFile(files[0], usage)
  await writeFile(files[1], usageOfIntegrations)
  expect(diagnosticsOf(files)).toEqual([])
})

it("sends what it is given and reads what comes, without importing anything", async () => {
  const { stdout } = await generate()
  expect(stdout).not.toMatch(/^import /m)
  const { code } = await transform(stdout, { loader: "ts", format: "esm" })
  const project = await makeProject({ "client.mjs": code })
  const { noteControllerList, fileControllerUpload, noteControllerRemove } = (await import(
    pathToFileURL(path.join(project, "client.mjs")).href
  )) as Record<string, (client: object, request: object) => Promise<{ ok: boolean; status: number; body: unknown }>>
  const sent: { url: string; method?: string; authorization?: string | null; body?: unknown }[] = []
  const client = {
    baseUrl: "https://notes.example.com/v1/",
    headers: async () => ({ Authorization: "Bearer a" }),
    fetch: async (url: string, { method, headers, body }: RequestInit) => {
      sent.push({ url, method: method ?? "", authorization: new Headers(headers).get("authorization"), body })
      if (method === "DELETE") return new Response(null, { status: 204 })
      return method === "GET"
        ? Response.json({ Code: "x", Message: "y" }, { status: 400 })
        : new Response("done", { headers: { "Content-Type": "text/plain" } })
    },
  }
  const list = await noteControllerList?.(client, { query: { since: "2026-01-01", limit: 5 } })
  expect(list).toMatchObject({ ok: false, status: 400, body: { Code: "x", Message: "y" } })
  const upload = await fileControllerUpload?.(client, {
    params: { path: "a b/c?" },
    headers: { "x-size": 3 },
    body: { n: 1 },
  })
  expect(upload).toMatchObject({ ok: true, status: 200, body: "done" })
  expect(await noteControllerRemove?.(client, { params: { id: "é" } })).toMatchObject({ status: 204, body: undefined })
  await expect(async () => noteControllerRemove?.(client, { params: {} })).rejects.toThrow(
    "/notes/{id} needs the parameter id",
  )
  expect(sent).toEqual([
    {
      url: "https://notes.example.com/v1/notes?since=2026-01-01&limit=5",
      method: "GET",
      authorization: "Bearer a",
      body: undefined,
    },
    {
      url: "https://notes.example.com/v1/files/a%20b/c%3F",
      method: "POST",
      authorization: "Bearer a",
      body: '{"n":1}',
    },
    { url: "https://notes.example.com/v1/notes/%C3%A9", method: "DELETE", authorization: "Bearer a", body: undefined },
  ])
})

it("writes the table that createClient needs", async () => {
  const { stdout } = await generate("--routes")
  expect(stdout).toContain('"get": "GET /notes/{id}"')
  expect(stdout).toContain('"upload": "POST /files/{path+}"')
})
