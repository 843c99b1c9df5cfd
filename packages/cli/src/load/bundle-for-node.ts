import { createHash } from "node:crypto"
import { mkdir } from "node:fs/promises"
import path from "node:path"
import { build, type Plugin } from "esbuild"
import { esbuildOptions } from "../model/esbuild-options.ts"
import { replaceFile } from "../model/replace-file.ts"
import { toUserErrors } from "../errors/esbuild-errors.ts"
import { frameworkInPlace } from "./framework-in-place.ts"
import { packagesInPlace } from "./packages-in-place.ts"
import { removeOld } from "./remove-old.ts"
import { writeTsconfig } from "./write-tsconfig.ts"

export interface NodeBundleOptions {
  /** Begins the file's name. */
  readonly name: string
  /** The TypeScript module to bundle; it imports relative to the project. */
  readonly contents: string
  readonly plugins?: readonly Plugin[]
}

export interface NodeBundle {
  /** Absolute path of an ES module that Node can import; its name carries the hash of its contents. */
  readonly file: string
  /** Source files it was made from, absolute. */
  readonly inputs: readonly string[]
}

const requireShim =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);'

/**
 * Bundles user code for this machine's Node: the project's own files inside, installed packages where they are, and the
 * framework where it is kept bundled.
 */
export async function bundleForNode(
  projectDir: string,
  { name, contents, plugins = [] }: NodeBundleOptions,
): Promise<NodeBundle> {
  const directory = path.join(projectDir, ".tsapi", "build")
  const result = await build({
    ...esbuildOptions(projectDir, await writeTsconfig(projectDir)),
    // Not the name of any module of the project: esbuild would take the two for one.
    stdin: { contents, resolveDir: projectDir, sourcefile: `.tsapi/${name}-entry.ts`, loader: "ts" },
    outfile: path.join(directory, `${name}.mjs`),
    format: "esm",
    banner: { js: requireShim },
    sourcemap: "inline",
    sourcesContent: false,
    metafile: true,
    write: false,
    plugins: [...plugins, frameworkInPlace(projectDir), packagesInPlace],
  }).catch((error: unknown) => {
    throw toUserErrors(error, projectDir)
  })
  const code = result.outputFiles[0]?.contents ?? new Uint8Array()
  const file = path.join(directory, `${name}-${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`)
  await replaceBundle(directory, name, file, code)
  const inputs = Object.keys(result.metafile.inputs).map((input) => path.resolve(projectDir, input))
  return { file, inputs }
}

async function replaceBundle(directory: string, name: string, file: string, code: Uint8Array): Promise<void> {
  await mkdir(directory, { recursive: true })
  // One of an earlier run, too: it would count as old.
  await replaceFile(file, code)
  await removeOld(directory, { prefix: `${name}-`, olderThanMs: 60_000 })
}
