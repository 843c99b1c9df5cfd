import { readFile } from "node:fs/promises"
import path from "node:path"

const cache = new Map<string, readonly string[]>()

/** The names an installed SDK package exports, read from its CommonJS build without running it; empty when not found. */
export async function packageExports(packageDir: string): Promise<readonly string[]> {
  const known = cache.get(packageDir)
  if (known) return known
  const code = await readFile(path.join(packageDir, "dist-cjs", "index.js"), "utf8").catch(() => "")
  const names = [...code.matchAll(/^exports\.([A-Za-z_]\w*) = /gm)].flatMap(([, name]) => name ?? [])
  const unique = [...new Set(names)].filter((name) => name !== "__esModule")
  cache.set(packageDir, unique)
  return unique
}

/** The names the framework's index exports; its index lists them by hand. */
export async function frameworkExports(indexFile: string): Promise<readonly string[]> {
  const known = cache.get(indexFile)
  if (known) return known
  const code = await readFile(indexFile, "utf8").catch(() => "")
  const lists = [...code.matchAll(/export \{([^}]*)\}/g)].flatMap(([, list]) => (list ?? "").split(","))
  const names = lists.map((name) => name.trim()).filter((name) => name !== "" && !name.startsWith("type "))
  const unique = [...new Set(names.map((name) => name.split(/ as /).at(-1) ?? name))]
  cache.set(indexFile, unique)
  return unique
}
