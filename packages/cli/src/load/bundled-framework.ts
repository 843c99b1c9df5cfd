import { randomUUID } from "node:crypto"
import { existsSync, realpathSync, statSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { build, version } from "esbuild"
import { esbuildOptions } from "../model/esbuild-options.ts"
import { frameworkDirectory } from "../model/framework-directory.ts"
import { writeWhole } from "../model/write-whole.ts"
import { packagesInPlace } from "./packages-in-place.ts"
import { removeOld } from "./remove-old.ts"
import { stubAws } from "./stub-aws.ts"

/** By the files of the modules that apps import, the files of the same modules in the bundle; all absolute. */
export type BundledFramework = Readonly<Record<string, string>>

interface Kept {
  /** What it was made with, and from: it serves as long as these are the same. */
  readonly made: string
  readonly inputs: Readonly<Record<string, string>>
  readonly modules: BundledFramework
}

/**
 * The project's framework, bundled for this machine's Node and kept beside its packages: to bundle it takes longer than
 * to bundle an app. Empty where there is none, or it cannot be kept; then it is part of what imports it.
 */
export async function bundledFramework(projectDir: string): Promise<BundledFramework> {
  const directory = keptIn(projectDir)
  const file = path.join(directory, "framework.json")
  const kept = await readFile(file, "utf8")
    .then((text): Kept => JSON.parse(text))
    .catch(() => undefined)
  if (kept && isCurrent(kept)) return kept.modules
  try {
    const made = await makeBundle(projectDir, directory)
    await writeWhole(file, Buffer.from(JSON.stringify(made)))
    return made.modules
  } catch {
    return {}
  }
}

function keptIn(projectDir: string): string {
  const packages = path.join(projectDir, "node_modules")
  const isThere = existsSync(packages)
  return isThere ? path.join(realpathSync(packages), ".cache", "tsapi") : path.join(projectDir, ".tsapi", "build")
}

function isCurrent({ made, inputs, modules }: Kept): boolean {
  if (made !== madeWith) return false
  const isUnchanged = Object.entries(inputs).every(([file, state]) => stateOf(file) === state)
  return isUnchanged && Object.values(modules).every((file) => existsSync(file))
}

function stateOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found && `${found.mtimeMs} ${found.size}`
}

const bundling = {
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".mjs" },
  sourcemap: "linked",
  sourcesContent: false,
} as const
const madeWith = JSON.stringify({ esbuild: version, ...esbuildOptions("", ""), ...bundling })

const DAY_MS = 86_400_000

/** In a directory of its own: another command may have an earlier one open. */
async function makeBundle(projectDir: string, directory: string): Promise<Kept> {
  // Its modules are compiled as their own tsconfig.json says: it serves all projects that have these packages.
  const { tsconfig: _, ...common } = esbuildOptions(projectDir, "")
  const { metafile } = await build({
    ...common,
    ...bundling,
    entryPoints: await modulesForApps(projectDir),
    outdir: path.join(directory, `framework-${randomUUID()}`),
    metafile: true,
    plugins: [stubAws, packagesInPlace],
  })
  await removeOld(directory, { prefix: "framework-", olderThanMs: DAY_MS })
  const inputs = Object.keys(metafile.inputs).flatMap((input) => {
    const file = path.resolve(projectDir, input)
    const state = stateOf(file)
    return state === undefined ? [] : [[file, state]]
  })
  const modules = Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) =>
    entryPoint === undefined ? [] : [[path.resolve(projectDir, entryPoint), path.resolve(projectDir, output)]],
  )
  return { made: madeWith, inputs: Object.fromEntries(inputs), modules: Object.fromEntries(modules) }
}

// Those that run in functions: the others are for what builds and tests apps.
const otherModules = /^\.\/(checks|emulator|gateway|iam|package\.json|reflect-lite|testing)$/

async function modulesForApps(projectDir: string): Promise<string[]> {
  const directory = frameworkDirectory(projectDir) ?? ""
  const manifest: { readonly exports: object } = JSON.parse(
    await readFile(path.join(directory, "package.json"), "utf8"),
  )
  const subpaths = Object.keys(manifest.exports).filter((subpath) => !otherModules.test(subpath))
  return subpaths.map((subpath) => path.posix.join("@tsapi/framework", subpath))
}
