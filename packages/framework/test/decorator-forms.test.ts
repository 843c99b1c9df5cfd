import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { readFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { promisify } from "node:util"
import { build, type BuildOptions } from "esbuild"
import ts from "typescript"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { declarationsOf as DeclarationsOf } from "@tsapi/framework/internal"
import type { createLambdaHandler as CreateLambdaHandler, App } from "@tsapi/framework"
import type { RestResponse } from "../src/http/rest-event.ts"
import { lambdaContext, restEvent } from "./rest-event.ts"

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url))
const source = path.join(fixtures, "tc39-app.ts")

interface Bundle {
  readonly app: App
  readonly declarationsOf: typeof DeclarationsOf
  readonly createLambdaHandler: typeof CreateLambdaHandler
}

let directory = ""

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "tsapi-"))
})

afterAll(() => rm(directory, { recursive: true }))

/** The fixture and the framework as one module, whose decorators a compiler has lowered in its own way. */
async function bundle(name: string, experimentalDecorators: boolean, loadFixture?: () => string): Promise<string> {
  const plugin = {
    name: "fixture",
    setup({ onLoad }) {
      if (loadFixture) onLoad({ filter: /tc39-app\.ts$/ }, () => ({ contents: loadFixture(), loader: "js" }))
    },
  } satisfies NonNullable<BuildOptions["plugins"]>[number]
  const { outputFiles } = await build({
    stdin: {
      contents: `export { app } from "./tc39-app.ts"
export { createLambdaHandler } from "@tsapi/framework"
export { declarationsOf } from "@tsapi/framework/internal"`,
      resolveDir: fixtures,
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    keepNames: true,
    sourcemap: "inline",
    outdir: directory,
    conditions: ["@tsapi/source"],
    tsconfigRaw: { compilerOptions: { experimentalDecorators } },
    plugins: [plugin],
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  })
  const file = path.join(directory, `${name}.mjs`)
  await writeFile(file, outputFiles[0]?.text ?? "")
  return file
}

async function load(file: string): Promise<Bundle> {
  return (await import(pathToFileURL(file).href)) as Bundle
}

function compiledBy(options: ts.CompilerOptions): () => string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, ...options }
  return () => ts.transpileModule(readFileSync(source, "utf8"), { compilerOptions }).outputText
}

describe.each([
  ["esbuild, legacy", true, undefined],
  ["esbuild, TC39", false, undefined],
  ["TypeScript, legacy", true, compiledBy({ experimentalDecorators: true })],
  ["TypeScript, TC39", false, compiledBy({})],
])("decorators compiled by %s", (name, legacy, loadFixture) => {
  it("declare the same routes and authorizers, inherited ones included", async () => {
    const { app, declarationsOf } = await load(await bundle(`declare-${name}`, legacy, loadFixture))
    const [, ...declarations] = declarationsOf(app)
    expect(declarations).toMatchObject([
      { kind: "http", className: "Derived", methodName: "both", path: "/tc39/both" },
      { kind: "http", className: "Derived", methodName: "base", path: "/tc39/base" },
      { kind: "authorizer", className: "Auth", methodName: "authorize", ttlSeconds: 7 },
    ])
  })

  it("answer the same", async () => {
    const { app, createLambdaHandler } = await load(await bundle(`answer-${name}`, legacy, loadFixture))
    const handler = createLambdaHandler(app)
    const bodies = ["/tc39/base", "/tc39/both"].map(async (resource) => {
      return ((await handler(restEvent(`GET ${resource}`), lambdaContext)) as RestResponse).body
    })
    expect(await Promise.all(bodies)).toEqual(["base", "derived"])
  })
})

it.each([
  ["legacy", true],
  ["TC39", false],
])("with source maps, a %s declaration has the line of its decorator in the user's file", async (name, legacy) => {
  const bundled = pathToFileURL(await bundle(`map-${name}`, legacy)).href
  const print = path.join(directory, `print-${name}.mjs`)
  await writeFile(
    print,
    `import { app, declarationsOf } from "${bundled}"
console.log(JSON.stringify(declarationsOf(app).map(({ location }) => location)))`,
  )
  // In a process of its own, as the CLI does it: Vitest has its own way of writing stacks, which leaves these maps out.
  const { stdout } = await promisify(execFile)(process.execPath, ["--enable-source-maps", print])
  expect(JSON.parse(stdout)).toEqual([
    { file: source, line: 30 },
    { file: source, line: 17 },
    { file: source, line: 4 },
    { file: source, line: 23 },
  ])
})
