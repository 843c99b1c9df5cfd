import { build } from "esbuild"
import { toUserErrors } from "../../errors/esbuild-errors.ts"
import { esbuildOptions } from "../../model/esbuild-options.ts"
import type { BundledCode } from "../program/parse-program.ts"
import { analysisEntries } from "./analysis-entries.ts"
import { symbolStubs } from "./symbol-stubs.ts"

export interface AnalysisInput {
  /** Absolute. */
  readonly projectDir: string
  readonly entries: readonly AnalysisEntry[]
  /** Relative to the project; without it, each module's nearest tsconfig.json applies. */
  readonly tsconfig: string | undefined
}

export interface AnalysisEntry {
  /** Relative to the project. */
  readonly file: string
  readonly exportName: string
}

export interface AnalysisBundle extends BundledCode {
  /** What each SDK package that the entries use exports. */
  readonly exports: ReadonlyMap<string, readonly string[]>
}

/**
 * Each entry as one flat module without SDK code, with a source map. Modules that several entries import are read once,
 * and are part of each of those bundles.
 */
export async function bundleForAnalysis(input: AnalysisInput): Promise<readonly AnalysisBundle[]> {
  const { projectDir, entries, tsconfig } = input
  const exports = new Map<string, readonly string[]>()
  const { tsconfig: _, ...options } = esbuildOptions(projectDir, "")
  const { entryPoints, plugin } = analysisEntries(entries, projectDir)
  const result = await build({
    ...options,
    ...(tsconfig !== undefined && { tsconfig }),
    entryPoints,
    outdir: projectDir,
    outExtension: { ".js": ".mjs" },
    format: "esm",
    target: "esnext",
    mainFields: ["module", "main"],
    keepNames: false,
    minifySyntax: true,
    sourcemap: "external",
    sourcesContent: false,
    define: { "process.env.TSAPI_PHASE": '"run"' },
    write: false,
    plugins: [plugin, symbolStubs(exports)],
  }).catch((error: unknown) => {
    throw toUserErrors(error, projectDir)
  })
  const texts = new Map(result.outputFiles.map(({ path, text }) => [path, text]))
  return entryPoints.map(({ out }) => {
    const file = `${projectDir}/${out}.mjs`
    return { code: texts.get(file) ?? "", map: texts.get(`${file}.map`) ?? "", exports }
  })
}
