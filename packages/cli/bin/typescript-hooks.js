import { createHash, randomUUID } from "node:crypto"
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

// Inside the workspace the packages have sources only.
export function resolve(specifier, context, next) {
  const { parentURL, conditions } = context
  // Our modules name each other in full: there is nothing to look for.
  if (/^\.\.?\/.*\.ts$/.test(specifier) && parentURL?.endsWith(".ts")) {
    return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true }
  }
  return next(specifier, { ...context, conditions: [...conditions, "@tsapi/source"] })
}

// Node 20 cannot run TypeScript.
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context)
  return { format: "module", source: await compiled(fileURLToPath(url)), shortCircuit: true }
}

const cache = new URL("../node_modules/.cache/tsapi-source/", import.meta.url)

/** Compiled once for each version of a file: every command would otherwise compile hundreds of files. */
async function compiled(file) {
  const { mtimeMs, size } = statSync(file)
  const name = createHash("sha256")
    .update(JSON.stringify([options, file, mtimeMs, size]))
    .digest("hex")
  const known = new URL(`${name}.js`, cache)
  try {
    return readFileSync(known, "utf8")
  } catch {
    const { transform } = await import("esbuild")
    const { code } = await transform(readFileSync(file, "utf8"), { ...options, sourcefile: file })
    const draft = new URL(`${name}.${randomUUID()}`, cache)
    mkdirSync(cache, { recursive: true })
    writeFileSync(draft, code)
    renameSync(draft, known)
    return code
  }
}

const options = {
  loader: "ts",
  sourcemap: "inline",
  sourcesContent: false,
  target: "node20",
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, target: "es2022" } },
}
