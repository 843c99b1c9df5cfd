import path from "node:path"
import type { BuildOptions, Metafile } from "esbuild"
import { toUserErrors } from "../errors/esbuild-errors.ts"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { ArtifactFile } from "../model/built-stack.ts"
import { esbuildOptions } from "../model/esbuild-options.ts"
import { type EsbuildRuns, type Output, type OutputOptions } from "./esbuild-runs.ts"
import { entrySource, functionEntry } from "./function-entry.ts"
import { reflectLite } from "./reflect-lite.ts"
import { sdkHook } from "./sdk-hook.ts"
import { unservedClasses } from "./unserved-classes.ts"

export interface CodeContext {
  readonly app: AppModel
  /** Absolute. */
  readonly projectDir: string
  /** Off for `tsapi local`, where people debug the code and the SDK's requests are judged. */
  readonly minify: boolean
  readonly esbuild: EsbuildRuns
}

export interface FunctionCode {
  /** `index.js`, or `index.mjs` and its chunks; sorted by name. With source maps when not minified. */
  readonly files: readonly ArtifactFile[]
  /** Source files whose code is in the bundle, relative to the project. */
  readonly modules: readonly string[]
  /** Source files that were read to make it, relative to the project. */
  readonly inputs: readonly string[]
}

/** Bundles one function's code: CommonJS, which loads faster, unless the source needs an ES module. */
export async function buildFunctionCode(fn: FunctionModel, context: CodeContext): Promise<FunctionCode> {
  const { esbuild, app, projectDir } = context
  const options = await commonOptions(fn, context)
  const key = `${fn.id}\n${entrySource(fn, app, projectDir)}`
  const commonJs = await esbuild
    .run(`cjs ${key}`, { ...options, format: "cjs", entryNames: "index" })
    .catch((error: unknown) => {
      if (needsTopLevelAwait(error)) return undefined
      throw toUserErrors(error, projectDir)
    })
  if (commonJs && !needsEsModule(commonJs)) return toFunctionCode(commonJs, context)
  const esModule = await esbuild.run(`esm ${key}`, { ...options, ...esModuleOptions }).catch((error: unknown) => {
    throw toUserErrors(error, projectDir)
  })
  return toFunctionCode(esModule, context)
}

/** Where the code is built for: source maps, whose paths are relative, are right in it and in directories beside it. */
export function codeDirectory(fn: FunctionModel, { projectDir }: Pick<CodeContext, "projectDir">): string {
  return path.join(projectDir, ".tsapi", "local", "functions", fn.id, "code")
}

// What CommonJS packages inside an ES module call.
const requireShim =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);'

const esModuleOptions = {
  format: "esm",
  splitting: true,
  entryNames: "index",
  chunkNames: "chunk-[hash]",
  outExtension: { ".js": ".mjs" },
  banner: { js: requireShim },
} satisfies BuildOptions

async function commonOptions(fn: FunctionModel, { app, projectDir, minify }: CodeContext): Promise<OutputOptions> {
  return {
    ...esbuildOptions(projectDir, path.join(projectDir, ".tsapi", "tsconfig.json")),
    entryPoints: ["tsapi:function"],
    outdir: codeDirectory(fn, { projectDir }),
    mainFields: ["module", "main"],
    define: { "process.env.TSAPI_PHASE": '"run"' },
    minify,
    sourcemap: minify ? false : "linked",
    sourcesContent: false,
    legalComments: "none",
    metafile: true,
    write: false,
    plugins: [
      functionEntry(fn, app, projectDir),
      reflectLite,
      await unservedClasses(fn, app, projectDir),
      ...(minify ? [] : [sdkHook]),
    ],
  }
}

function needsTopLevelAwait(error: unknown): boolean {
  return error instanceof Error && /Top-level await is (currently )?not supported with the "cjs"/.test(error.message)
}

// Only a module's own `import.meta` and `import()` matter: packages write theirs to work in both formats.
function needsEsModule({ metafile, warnings }: Output): boolean {
  const usesImportMeta = warnings.some(({ id, location }) => id === "empty-import-meta" && isOwn(location?.file ?? ""))
  return (
    usesImportMeta || Object.entries(metafile.inputs).some(([file, { imports }]) => isOwn(file) && imports.some(isLazy))
  )
}

function isLazy(imported: Metafile["inputs"][string]["imports"][number]): boolean {
  return imported.kind === "dynamic-import" && !imported.external
}

function isOwn(file: string): boolean {
  return !/(^|\/)node_modules\//.test(file)
}

function toFunctionCode({ outputFiles, metafile }: Output, { projectDir }: CodeContext): FunctionCode {
  const directory = path.dirname(outputFiles.find(({ path: file }) => /index\.m?js$/.test(file))?.path ?? projectDir)
  const outputs = Object.values(metafile.outputs)
  const included = outputs.flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  )
  return {
    files: outputFiles
      .map((file) => ({ name: path.relative(directory, file.path), bytes: file.contents }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    modules: [...new Set(included.map(([file]) => file))].toSorted(),
    inputs: Object.keys(metafile.inputs),
  }
}
