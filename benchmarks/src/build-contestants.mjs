import { execFile } from "node:child_process"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { buffer } from "node:stream/consumers"
import { promisify } from "node:util"
import { build } from "esbuild"
import yazl from "yazl"
import { contestantsDir, tsapi } from "./places.mjs"

const peers = {
  middy: "middy + http-router + cors",
  "lambda-api": "lambda-api",
  hono: "Hono + hono/aws-lambda",
  powertools: "Powertools event-handler",
}

/** Production bundles of every contestant, as a CommonJS and as an ES module. */
export async function buildContestants(outDir) {
  return Promise.all([
    bundlePeer("bare", "bare handler", outDir),
    packageTsapi(outDir),
    ...Object.entries(peers).map(([id, name]) => bundlePeer(id, name, outDir)),
  ])
}

/** A readable CommonJS bundle, for a profile with names. */
export async function bundleReadable(id, outDir) {
  const outfile = path.join(outDir, `${id}.cjs`)
  await build({ ...common, ...entryOf(id), minify: false, format: "cjs", outfile })
  return outfile
}

/** What `tsapi package` ships, CommonJS; its ES module form is bundled from the same generated entry. */
async function packageTsapi(outDir) {
  const packageDir = path.join(outDir, "tsapi-package")
  const project = path.join(contestantsDir, "tsapi")
  await promisify(execFile)(process.execPath, [tsapi, "package", "-C", project, "--out", packageDir])
  const zip = path.join(packageDir, "Api.zip")
  const directory = path.join(outDir, "tsapi")
  await mkdir(directory, { recursive: true })
  await promisify(execFile)("python3", ["-m", "zipfile", "-e", zip, directory])
  const code = await readFile(path.join(directory, "index.js"))
  const [commonJs, esModule] = [path.join(directory, "index.cjs"), path.join(directory, "index.mjs")]
  await writeFile(commonJs, code)
  await build({ ...common, ...entryOf("tsapi"), format: "esm", outfile: esModule })
  return { id: "tsapi", name: "tsapi", commonJs, esModule, bytes: code.length, zipBytes: (await readFile(zip)).length }
}

async function bundlePeer(id, name, outDir) {
  const [commonJs, esModule] = [path.join(outDir, `${id}.cjs`), path.join(outDir, `${id}.mjs`)]
  await build({ ...common, ...entryOf(id), format: "cjs", outfile: commonJs })
  await build({ ...common, ...entryOf(id), format: "esm", outfile: esModule, banner: { js: requireShims[id] ?? "" } })
  const code = await readFile(commonJs)
  return { id, name, commonJs, esModule, bytes: code.length, zipBytes: (await zipped(code)).length }
}

function entryOf(id) {
  return id === "tsapi"
    ? { stdin: { contents: generatedEntry, resolveDir: contestantsDir } }
    : { entryPoints: [path.join(contestantsDir, `${id}.mjs`)] }
}

// As `tsapi package` generates it.
const generatedEntry = `
import { app } from "./tsapi/src/app.ts"
import { createHandler, http } from "@tsapi/framework/internal"
export const handler = createHandler(app, { kinds: [http] })
`

// lambda-api is CommonJS and calls require.
const requireShims = {
  "lambda-api": 'import{createRequire as __r}from"node:module";const require=__r(import.meta.url);',
}

/** How every contestant is bundled. */
export const common = {
  bundle: true,
  minify: true,
  keepNames: true,
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  conditions: ["@tsapi/source"],
  define: { "process.env.TSAPI_PHASE": '"run"' },
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  // lambda-api asks for the S3 client only when a route presigns.
  external: ["@aws-sdk/*"],
  legalComments: "none",
  logLevel: "error",
  plugins: [
    {
      name: "reflect-lite",
      setup: ({ onResolve, resolve }) =>
        onResolve({ filter: /^reflect-metadata/ }, ({ importer, resolveDir, kind }) =>
          resolve("@tsapi/framework/reflect-lite", { importer, resolveDir, kind }),
        ),
    },
  ],
}

function zipped(code) {
  const zip = new yazl.ZipFile()
  zip.addBuffer(code, "index.js", { mtime: new Date(1980, 0, 1), compressionLevel: 9 })
  zip.end()
  return buffer(zip.outputStream)
}
