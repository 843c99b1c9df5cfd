import { existsSync, readFileSync, realpathSync } from "node:fs"
import path from "node:path"

export interface InstalledPackage {
  readonly name: string
  /** What it calls itself: another name than code does where `npm:` gave it an alias. */
  readonly ownName: string | undefined
  /** Absolute, without symbolic links. */
  readonly dir: string
  readonly version: string | undefined
  /** What it needs at run time, peers included. */
  readonly dependencies: readonly string[]
}

const cache = new Map<string, InstalledPackage | undefined>()

/** The package that Node would find for a bare specifier; undefined when none is installed. */
export function findPackage(name: string, fromDir: string): InstalledPackage | undefined {
  const key = `${fromDir}\0${name}`
  if (cache.has(key)) return cache.get(key)
  const found = look(name, fromDir)
  // A package may be installed while we watch, so only what is there is remembered.
  if (found) cache.set(key, found)
  return found
}

/** `@scope/name` or `name`, from a specifier that may go on. */
export function packageNameOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")
}

/** Whether a file or a folder is a package's, and not the project's own. */
export function isInstalled(at: string): boolean {
  return /[\\/]node_modules[\\/]/.test(at)
}

function look(name: string, fromDir: string): InstalledPackage | undefined {
  for (let dir = fromDir; ; dir = path.dirname(dir)) {
    const candidate = path.join(dir, "node_modules", name)
    const manifest = path.join(candidate, "package.json")
    if (existsSync(manifest)) {
      return { name, dir: realpathSync(candidate), ...readManifest(readFileSync(manifest, "utf8")) }
    }
    if (path.dirname(dir) === dir) return undefined
  }
}

function readManifest(manifest: string): Pick<InstalledPackage, "ownName" | "version" | "dependencies"> {
  const parsed: unknown = JSON.parse(manifest)
  if (typeof parsed !== "object" || parsed === null) return { ownName: undefined, version: undefined, dependencies: [] }
  const fields = Object.entries(parsed).filter(([field]) =>
    ["dependencies", "peerDependencies", "optionalDependencies"].includes(field),
  )
  return {
    ownName: "name" in parsed && typeof parsed.name === "string" ? parsed.name : undefined,
    version: "version" in parsed && typeof parsed.version === "string" ? parsed.version : undefined,
    dependencies: fields.flatMap(([, value]) =>
      typeof value === "object" && value !== null ? Object.keys(value) : [],
    ),
  }
}
