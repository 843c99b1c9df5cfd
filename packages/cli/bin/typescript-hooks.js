import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { transform } from "esbuild"

// Inside the workspace the packages have sources only.
export async function resolve(specifier, context, next) {
  return next(specifier, { ...context, conditions: [...context.conditions, "@tsapi/source"] })
}

// Node 20 cannot run TypeScript.
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context)
  const file = fileURLToPath(url)
  const tsconfigRaw = { compilerOptions: { experimentalDecorators: true, target: "es2022" } }
  const options = {
    loader: "ts",
    sourcefile: file,
    sourcemap: "inline",
    sourcesContent: false,
    target: "node20",
    tsconfigRaw,
  }
  const { code } = await transform(await readFile(file, "utf8"), options)
  return { format: "module", source: code, shortCircuit: true }
}
