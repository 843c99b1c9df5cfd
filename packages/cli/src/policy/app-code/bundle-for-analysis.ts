import { build } from "esbuild"
import { toUserErrors } from "../../errors/esbuild-errors.ts"
import { esbuildOptions } from "../../model/esbuild-options.ts"
import type { BundledCode } from "../program/parse-program.ts"
import { symbolStubs } from "./symbol-stubs.ts"

export interface AnalysisEntry {
  /** Absolute. */
  readonly projectDir: string
  /** Relative to the project. */
  readonly entry: string
  readonly exportName: string
  readonly tsconfig: string | undefined
}

export interface AnalysisBundle extends BundledCode {
  /** What each SDK package in the bundle exports. */
  readonly exports: ReadonlyMap<string, readonly string[]>
}

/** The app as one flat module without SDK code, with a source map. */
export async function bundleForAnalysis({
  projectDir,
  entry,
  exportName,
  tsconfig,
}: AnalysisEntry): Promise<AnalysisBundle> {
  const exports = new Map<string, readonly string[]>()
  const { tsconfig: _, ...options } = esbuildOptions(projectDir, "")
  const specifier = JSON.stringify(entry.startsWith(".") ? entry : `./${entry}`)
  const result = await build({
    ...options,
    ...(tsconfig !== undefined && { tsconfig }),
    stdin: { contents: `export { ${exportName} } from ${specifier}`, resolveDir: projectDir, loader: "ts" },
    outfile: "bundle.mjs",
    format: "esm",
    target: "esnext",
    mainFields: ["module", "main"],
    keepNames: false,
    minifySyntax: true,
    sourcemap: "external",
    sourcesContent: false,
    define: { "process.env.TSAPI_PHASE": '"run"' },
    write: false,
    plugins: [symbolStubs(exports)],
  }).catch((error: unknown) => {
    throw toUserErrors(error, projectDir)
  })
  const textOf = (extension: string) => result.outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ""
  return { code: textOf(".mjs"), map: textOf(".map"), exports }
}
