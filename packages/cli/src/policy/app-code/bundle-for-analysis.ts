import { build } from "esbuild"
import { isBuildFailure, toUserErrors } from "../../errors/esbuild-errors.ts"
import { esbuildOptions } from "../../model/esbuild-options.ts"
import type { BundledCode } from "../program/parse-program.ts"
import { analysisEntries } from "./analysis-entries.ts"
import { asksForParameterDecorators, decoratedModules, noticeMetadata } from "./decorated-modules.ts"
import { missingName, standInModules } from "./stand-in-modules.ts"
import { otherFiles } from "./other-files.ts"
import { emptyNotes, type PackageNotes } from "./package-notes.ts"
import { refuseBundledSdk } from "./refuse-bundled-sdk.ts"
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
  readonly packages: PackageNotes
}

/**
 * Each entry as one flat module without SDK code, with a source map. Modules that several entries import are read once,
 * and are part of each of those bundles. Throws `UserErrors` for modules that do not compile, or hold the SDK itself.
 */
export async function bundleForAnalysis(input: AnalysisInput): Promise<readonly AnalysisBundle[]> {
  const bundles = await bundleWith(input, { packages: emptyNotes(), hasMetadata: false })
  refuseBundledSdk(bundles)
  return bundles
}

interface Attempt {
  readonly packages: PackageNotes
  /** Whether the metadata of decorated classes is written, for containers that inject by type. */
  readonly hasMetadata: boolean
}

async function bundleWith(input: AnalysisInput, attempt: Attempt): Promise<readonly AnalysisBundle[]> {
  const { packages, hasMetadata } = attempt
  const { projectDir, entries, tsconfig } = input
  const exports = new Map<string, readonly string[]>()
  const { tsconfig: _, ...options } = esbuildOptions(projectDir, "")
  const { entryPoints, plugin } = analysisEntries(entries, projectDir)
  let needsMetadata = false
  const metadata = hasMetadata ? decoratedModules : noticeMetadata(() => (needsMetadata = true))
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
    loader: { ".js": "jsx" },
    plugins: [plugin, metadata, standInModules(packages), symbolStubs(exports, packages), otherFiles],
  }).catch((error: unknown) => {
    if (!hasMetadata && messagesOf(error).some(asksForParameterDecorators)) needsMetadata = true
    if (needsMetadata || noteMissingNames(error, packages)) return undefined
    throw toUserErrors(error, projectDir)
  })
  if (needsMetadata) return bundleWith(input, { packages, hasMetadata: true })
  if (!result) return bundleWith(input, attempt)
  const texts = new Map(result.outputFiles.map(({ path, text }) => [path, text]))
  return entryPoints.map(({ out }) => {
    const file = `${projectDir}/${out}.mjs`
    return { code: texts.get(file) ?? "", map: texts.get(`${file}.map`) ?? "", exports, packages }
  })
}

/** Whether all that failed is that stand-ins lack names; then they are noted. */
function noteMissingNames(error: unknown, { unknownNames }: PackageNotes): boolean {
  const messages = messagesOf(error).map(missingName)
  for (const missing of messages) {
    if (!missing) continue
    const names = unknownNames.get(missing.packageName) ?? new Set()
    unknownNames.set(missing.packageName, names.add(missing.name))
  }
  return messages.length > 0 && messages.every((missing) => missing !== undefined)
}

function messagesOf(error: unknown): readonly string[] {
  return isBuildFailure(error) ? error.errors.map(({ text }) => text) : []
}
