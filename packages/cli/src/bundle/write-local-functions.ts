import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises"
import path from "node:path"
import type { AppModel } from "../model/app-model.ts"
import { writeWhole } from "../model/write-whole.ts"
import { buildFunctionCode, type CodeContext, type FunctionCode } from "./build-function-code.ts"
import { codeDirectory } from "./function-output.ts"
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

export interface WriteOptions extends Pick<CodeContext, "projectDir" | "esbuild"> {
  /** Code files of earlier versions that may be served again; they outlive others of their age. */
  readonly keep?: readonly string[]
}

/** Bundles every function for `tsapi local` and writes it below `.tsapi/local/functions`, with source maps. */
export async function writeLocalFunctions(
  app: AppModel,
  { keep = [], ...context }: WriteOptions,
): Promise<readonly WrittenFunction[]> {
  await Promise.all(keep.map((codeFile) => touch(path.dirname(codeFile))))
  const codes = await buildFunctionCode({ ...context, app, minify: false })
  return Promise.all(codes.map((code) => writeFunction(code, context.projectDir)))
}

async function writeFunction(
  { functionId, files, modules, inputs }: FunctionCode,
  projectDir: string,
): Promise<WrittenFunction> {
  const parent = path.dirname(codeDirectory(functionId, projectDir))
  const version = hashFiles(files).slice(0, 16)
  const directory = path.join(parent, version)
  await mkdir(directory, { recursive: true })
  await Promise.all([
    ...files.map(({ name, bytes }) => writeWhole(path.join(directory, name), bytes)),
    // As on Lambda, where no package.json says that `.js` is an ES module; the project's own might.
    writeWhole(path.join(directory, "package.json"), Buffer.from("{}")),
  ])
  await touch(directory)
  await removeOld(parent)
  const index = files.find(({ name }) => /^index\.m?js$/.test(name))
  if (!index) throw new Error(`the bundle of ${functionId} has no index`)
  return { id: functionId, codeFile: path.join(directory, index.name), modules, inputs }
}

// Instances of the version before may still load a chunk of it, so the newest few stay.
const versionsKept = 4

// Writing a version once more does not make its directory any newer.
async function touch(directory: string): Promise<void> {
  const now = new Date()
  // One that somebody has deleted has no age to change.
  await utimes(directory, now, now).catch(() => undefined)
}

async function removeOld(parent: string): Promise<void> {
  const names = await readdir(parent)
  const versions = await Promise.all(
    names.map(async (name) => ({ name, made: (await stat(path.join(parent, name))).mtimeMs })),
  )
  const old = versions.toSorted((a, b) => b.made - a.made).slice(versionsKept)
  await Promise.all(old.map(({ name }) => rm(path.join(parent, name), { recursive: true, force: true })))
}
