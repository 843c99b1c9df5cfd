import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import { buildFunctionCode, type CodeContext } from "./build-function-code.ts"
import { hashFiles } from "./hash-files.ts"

export interface WrittenFunction {
  readonly id: string
  /** Absolute path of `index.js` or `index.mjs`; other code has another path. */
  readonly codeFile: string
  /** Source files whose code is in the bundle, relative to the project. */
  readonly modules: readonly string[]
  /** Source files that were read, relative to the project. */
  readonly inputs: readonly string[]
}

/** Bundles every function for `tsapi local` and writes it below `.tsapi/local/functions`, with source maps. */
export async function writeLocalFunctions(
  app: AppModel,
  context: Pick<CodeContext, "projectDir" | "esbuild">,
): Promise<readonly WrittenFunction[]> {
  return Promise.all(app.functions.map((fn) => writeFunction(fn, { ...context, app, minify: false })))
}

async function writeFunction(fn: FunctionModel, context: CodeContext): Promise<WrittenFunction> {
  const { files, modules, inputs } = await buildFunctionCode(fn, context)
  const parent = path.join(context.projectDir, ".tsapi", "local", "functions", fn.id)
  const version = hashFiles(files).slice(0, 16)
  const directory = path.join(parent, version)
  await mkdir(directory, { recursive: true })
  await Promise.all([
    ...files.map(({ name, bytes }) => writeFile(path.join(directory, name), bytes)),
    // As on Lambda, where no package.json says that `.js` is an ES module; the project's own might.
    writeFile(path.join(directory, "package.json"), "{}"),
  ])
  await removeOld(parent)
  const index = files.find(({ name }) => /^index\.m?js$/.test(name))
  if (!index) throw new Error(`the bundle of ${fn.id} has no index`)
  return { id: fn.id, codeFile: path.join(directory, index.name), modules, inputs }
}

// Instances of the version before may still load a chunk of it, so the newest few stay.
const versionsKept = 4

async function removeOld(parent: string): Promise<void> {
  const names = await readdir(parent)
  const versions = await Promise.all(
    names.map(async (name) => ({ name, made: (await stat(path.join(parent, name))).mtimeMs })),
  )
  const old = versions.toSorted((a, b) => b.made - a.made).slice(versionsKept)
  await Promise.all(old.map(({ name }) => rm(path.join(parent, name), { recursive: true, force: true })))
}
