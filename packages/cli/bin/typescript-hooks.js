import { createHash, randomUUID } from "node:crypto"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

// Inside the workspace the packages have sources only.
export async function resolve(specifier, context, next) {
  return next(specifier, { ...context, conditions: [...context.conditions, "@tsapi/source"] })
}

// Node 20 cannot run TypeScript.
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context)
  const file = fileURLToPath(url)
  const text = await readFile(file, "utf8")
  return { format: "module", source: await compiled(file, text), shortCircuit: true }
}

const cache = new URL("../node_modules/.cache/tsapi-source/", import.meta.url)

/** Compiled once for each text: every command would otherwise compile hundreds of files. */
async function compiled(file, text) {
  const name = createHash("sha256")
    .update(JSON.stringify([options, file, text]))
    .digest("hex")
  const known = new URL(`${name}.js`, cache)
  try {
    return await readFile(known, "utf8")
  } catch {
    const { transform } = await import("esbuild")
    const { code } = await transform(text, { ...options, sourcefile: file })
    const draft = new URL(`${name}.${randomUUID()}`, cache)
    await mkdir(cache, { recursive: true })
    await writeFile(draft, code)
    await rename(draft, known)
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
