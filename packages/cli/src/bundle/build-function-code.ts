import path from "node:path"
import type { BuildOptions } from "esbuild"
import { toUserErrors } from "../errors/esbuild-errors.ts"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { ArtifactFile } from "../model/built-stack.ts"
import { esbuildOptions } from "../model/esbuild-options.ts"
import type { EsbuildRuns, Output, OutputOptions } from "./esbuild-runs.ts"
import { entrySource, functionEntries } from "./function-entry.ts"
import { codeDirectory, type FunctionOutput, functionsDirectory, needsEsModule, outputOf } from "./function-output.ts"
import { reflectLite } from "./reflect-lite.ts"
import { sdkHook } from "./sdk-hook.ts"
import { type EntryContext, unservedClasses } from "./unserved-classes.ts"

export interface CodeContext {
  readonly app: AppModel
  /** Absolute. */
  readonly projectDir: string
  /** Off for `tsapi local`, where people debug the code and the SDK's requests are judged. */
  readonly minify: boolean
  readonly esbuild: EsbuildRuns
}

export interface FunctionCode {
  readonly functionId: string
  /** `index.js`, or `index.mjs` and its chunks; sorted by name. With source maps when not minified. */
  readonly files: readonly ArtifactFile[]
  /** Source files whose code is in the bundle, relative to the project. */
  readonly modules: readonly string[]
  /** Source files that were read to make it, relative to the project. */
  readonly inputs: readonly string[]
}

// Each run of esbuild holds a whole module graph in memory.
const aloneAtOnce = 4

/**
 * Bundles each function's code: CommonJS, which loads faster, unless the source needs an ES module. One run of esbuild
 * reads the modules that functions share once, and links each function for itself.
 */
export async function buildFunctionCode(context: CodeContext): Promise<readonly FunctionCode[]> {
  const { functions } = context.app
  const together = functions.length > 1 ? await buildTogether(functions, context) : undefined
  const codes: FunctionCode[] = []
  for (let start = 0; start < functions.length; start += aloneAtOnce) {
    const batch = functions.slice(start, start + aloneAtOnce)
    codes.push(...(await Promise.all(batch.map((fn) => codeOf(fn, together, context)))))
  }
  return codes
}

/** Undefined where it fails: each alone says at which line, or needs an ES module. */
function buildTogether(functions: readonly FunctionModel[], context: CodeContext): Promise<Output | undefined> {
  return run(functions, context, commonJs).catch(() => undefined)
}

function codeOf(fn: FunctionModel, together: Output | undefined, context: CodeContext): Promise<FunctionCode> {
  const output = together && outputOf(fn.id, context.projectDir, together)
  return output && !holdsEntryTwice(fn, output) ? settle(fn, output, context) : alone(fn, context)
}

async function alone(fn: FunctionModel, context: CodeContext): Promise<FunctionCode> {
  const output = await run([fn], context, commonJs).catch((error: unknown) => {
    if (needsTopLevelAwait(error)) return undefined
    throw toUserErrors(error, context.projectDir)
  })
  return settle(fn, output && outputOf(fn.id, context.projectDir, output), context)
}

async function settle(
  fn: FunctionModel,
  found: FunctionOutput | undefined,
  context: CodeContext,
): Promise<FunctionCode> {
  const { projectDir } = context
  const isEnough = found && !needsEsModule(found)
  const output = isEnough ? found : outputOf(fn.id, projectDir, await buildEsModule(fn, context))
  const directory = codeDirectory(fn.id, projectDir)
  return {
    functionId: fn.id,
    files: output.files
      .map((file) => ({ name: path.relative(directory, file.path), bytes: file.contents }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    modules: filesOf(output.modules, fn).toSorted(),
    inputs: filesOf([...output.inputs.keys()], fn),
  }
}

// Its own and the plain one: a module that it imports imports the app.
function holdsEntryTwice(fn: FunctionModel, { modules }: FunctionOutput): boolean {
  return new Set(filesOf(modules, fn)).size < modules.length
}

function filesOf(modules: readonly string[], { id }: FunctionModel): readonly string[] {
  return modules.map((module) => (module.endsWith(`?${id}`) ? module.slice(0, -id.length - 1) : module))
}

function buildEsModule(fn: FunctionModel, context: CodeContext): Promise<Output> {
  return run([fn], context, esModuleOptions(fn)).catch((error: unknown) => {
    throw toUserErrors(error, context.projectDir)
  })
}

function needsTopLevelAwait(error: unknown): boolean {
  return error instanceof Error && /Top-level await is (currently )?not supported with the "cjs"/.test(error.message)
}

// What CommonJS packages inside an ES module call.
const requireShim =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);'

const commonJs: FormatOptions = { format: "cjs" }

type FormatOptions = Pick<BuildOptions, "format" | "splitting" | "chunkNames" | "outExtension" | "banner">

function esModuleOptions({ id }: FunctionModel): FormatOptions {
  return {
    format: "esm",
    splitting: true,
    chunkNames: `${id}/code/chunk-[hash]`,
    outExtension: { ".js": ".mjs" },
    banner: { js: requireShim },
  }
}

function run(functions: readonly FunctionModel[], context: CodeContext, format: FormatOptions): Promise<Output> {
  const entries = { ...context, functions }
  const names = functions.length === 1 ? functions.map(({ id }) => id) : []
  const parts = functions.map((fn) => [fn.id, fn.roots.map(({ className }) => className), entrySource(fn, entries)])
  const name = [format.format, ...names].join(" ")
  return context.esbuild.run(
    { name, contents: JSON.stringify(parts) },
    { ...commonOptions(entries, context), ...format },
  )
}

function commonOptions(entries: EntryContext, { projectDir, minify }: CodeContext): OutputOptions {
  return {
    ...esbuildOptions(projectDir, path.join(projectDir, ".tsapi", "tsconfig.json")),
    entryPoints: entries.functions.map(({ id }) => ({ in: `tsapi:${id}`, out: `${id}/code/index` })),
    outdir: functionsDirectory(projectDir),
    mainFields: ["module", "main"],
    define: { "process.env.TSAPI_PHASE": '"run"' },
    minify,
    sourcemap: minify ? false : "linked",
    sourcesContent: false,
    legalComments: "none",
    metafile: true,
    write: false,
    plugins: [functionEntries(entries), reflectLite, unservedClasses(entries), ...(minify ? [] : [sdkHook])],
  }
}
