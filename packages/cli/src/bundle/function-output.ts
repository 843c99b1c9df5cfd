import path from "node:path"
import type { Metafile, OutputFile } from "esbuild"
import type { Output } from "./esbuild-runs.ts"

type Input = Metafile["inputs"][string]

/** What a run of esbuild made for one function; modules are named as in its metafile. */
export interface FunctionOutput {
  readonly files: readonly OutputFile[]
  /** Those whose code is in the bundle. */
  readonly modules: readonly string[]
  /** Those that were read to make it. */
  readonly inputs: ReadonlyMap<string, Input>
  /** Whether a module of the project's own uses `import.meta`. */
  readonly usesImportMeta: boolean
}

/** Absolute; where the bundles of all functions are built for. */
export function functionsDirectory(projectDir: string): string {
  return path.join(projectDir, ".tsapi", "local", "functions")
}

/** Where the code is built for: source maps, whose paths are relative, are right in it and in directories beside it. */
export function codeDirectory(functionId: string, projectDir: string): string {
  return path.join(functionsDirectory(projectDir), functionId, "code")
}

/** The part of a run's output that is the function's. */
export function outputOf(functionId: string, projectDir: string, output: Output): FunctionOutput {
  const { outputFiles, metafile, warnings } = output
  const directory = codeDirectory(functionId, projectDir)
  const outputs = Object.entries(metafile.outputs).filter(
    ([file]) => path.dirname(path.resolve(projectDir, file)) === directory,
  )
  const included = outputs.flatMap(([, { inputs }]) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
  )
  const inputs = reachable(`tsapi:${functionId}`, metafile)
  return {
    files: outputFiles.filter((file) => path.dirname(file.path) === directory),
    modules: [...new Set(included.map(([file]) => file))],
    inputs,
    usesImportMeta: warnings.some(
      ({ id, location }) => id === "empty-import-meta" && location && isOwn(location.file) && inputs.has(location.file),
    ),
  }
}

/** Only a module's own `import.meta` and `import()` matter: packages write theirs to work in both formats. */
export function needsEsModule({ usesImportMeta, inputs }: FunctionOutput): boolean {
  return usesImportMeta || [...inputs].some(([file, { imports }]) => isOwn(file) && imports.some(isLazy))
}

function isLazy(imported: Input["imports"][number]): boolean {
  return imported.kind === "dynamic-import" && !imported.external
}

function isOwn(file: string): boolean {
  return !/(^|\/)node_modules\//.test(file)
}

function reachable(entry: string, { inputs }: Metafile): ReadonlyMap<string, Input> {
  const found = new Map<string, Input>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const input = inputs[file]
    if (!input || found.has(file)) continue
    found.set(file, input)
    waiting.push(...input.imports.filter(({ external }) => !external).map((imported) => imported.path))
  }
  return found
}
