import { createHash, randomUUID } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

// Inside the workspace the packages have sources only.
export function resolve(specifier, context, next) {
  const { parentURL, conditions } = context
  // Our modules name each other in full: there is nothing to look for.
  if (/^\.\.?\/.*\.ts$/.test(specifier) && parentURL?.endsWith(".ts")) {
    return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true }
  }
  return next(specifier, { ...context, conditions: [...conditions, condition] })
}

// Node 20 cannot run TypeScript.
export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context)
  const compile = programs.has(url) ? bundled : transformed
  return { format: "module", source: await compiled(fileURLToPath(url), compile), shortCircuit: true }
}

const condition = "@tsapi/source"
// With all of our modules that these import: Node.js takes longer to ask for hundreds of files than to run them.
const programs = new Set(
  ["main.ts", "policy/answer-inferences.ts"].map((file) => new URL(`../src/${file}`, import.meta.url).href),
)
const cache = new URL("../node_modules/.cache/tsapi-source/", import.meta.url)
const options = {
  sourcesContent: false,
  target: "node20",
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, target: "es2022" } },
}

/** Compiled once for each version of the files, and kept: every command would otherwise compile hundreds of them. */
async function compiled(file, compile) {
  const name = hash([options, compile.name, file])
  const known = new URL(`${name}.json`, cache)
  try {
    const { inputs, code } = JSON.parse(readFileSync(known, "utf8"))
    if (inputs.every(([input, state]) => stateOf(input) === state)) return code
  } catch {}
  const { inputs, code } = await compile(file)
  const draft = new URL(`${name}.${randomUUID()}`, cache)
  mkdirSync(cache, { recursive: true })
  const states = [...inputs, fileURLToPath(import.meta.url)].map((input) => [input, stateOf(input)])
  writeFileSync(draft, JSON.stringify({ inputs: states, code }))
  renameSync(draft, known)
  return code
}

function hash(value) {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex")
}

function stateOf(file) {
  const { mtimeMs, size } = statSync(file)
  return `${mtimeMs} ${size}`
}

async function transformed(file) {
  const { transform } = await import("esbuild")
  const { code } = await transform(readFileSync(file, "utf8"), {
    ...options,
    ...{ loader: "ts", sourcefile: file, sourcemap: "inline" },
  })
  return { inputs: [file], code }
}

async function bundled(file) {
  removeOld()
  const { build } = await import("esbuild")
  const directory = new URL(`${randomUUID()}/`, cache)
  const { metafile } = await build({
    ...options,
    ...{ entryPoints: [{ in: file, out: "program" }], outdir: fileURLToPath(directory) },
    ...{ bundle: true, splitting: true, format: "esm", platform: "node", conditions: [condition] },
    ...{ outExtension: { ".js": ".mjs" }, sourcemap: "linked", metafile: true, logLevel: "silent" },
    plugins: [
      { name: "packages-in-place", setup: packagesInPlace },
      { name: "module-urls", setup: keepModuleUrls },
    ],
  })
  const program = new URL("program.mjs", directory)
  const inputs = Object.keys(metafile.inputs).map((input) => path.resolve(input))
  return { inputs: [...inputs, fileURLToPath(program)], code: `import ${JSON.stringify(program.href)}` }
}

const keptMs = 86_400_000

// Commands that still run may load more of a bundle that is not the newest any more.
function removeOld() {
  const isOld = (url) => Date.now() - (statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > keptMs
  mkdirSync(cache, { recursive: true })
  const directories = readdirSync(cache, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const url of directories.map(({ name }) => new URL(name, cache))) {
    if (isOld(url)) rmSync(url, { recursive: true, force: true })
  }
}

function packagesInPlace({ onResolve, resolve }) {
  const pluginData = Symbol("asked")
  onResolve({ filter: /^[^./]/ }, async ({ path: name, pluginData: asked, ...args }) => {
    if (asked === pluginData || name.startsWith("@tsapi/")) return undefined
    const { path: found, external, errors } = await resolve(name, { ...args, pluginData })
    return { path: external || errors.length > 0 ? name : pathToFileURL(found).href, external: true }
  })
}

/** A module's own URL stays that of its file, as it names others relative to it. */
async function keepModuleUrls({ onLoad }) {
  const { withModuleUrl } = await import("../scripts/with-module-url.mjs")
  onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
    const source = readFileSync(file, "utf8")
    if (!source.includes("import.meta.url")) return undefined
    return { contents: withModuleUrl(file, source, JSON.stringify(pathToFileURL(file).href)), loader: "ts" }
  })
}
