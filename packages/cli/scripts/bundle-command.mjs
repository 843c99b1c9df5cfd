// Makes one bundle of the command and of the framework that it calls: Node.js takes half a second to find 900 small files.
// Reads what `tsc -b` wrote, in which modules that are read as files, or run in threads, still have their places.
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { withModuleUrl } from "./with-module-url.mjs"

const dist = fileURLToPath(new URL("../dist", import.meta.url))
const frameworkDist = fileURLToPath(new URL("../../framework/dist", import.meta.url))
const outdir = fileURLToPath(new URL("../bundle", import.meta.url))
const { dependencies } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"))

await rm(outdir, { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: [path.join(dist, "main.js")],
  outdir,
  ...{ bundle: true, splitting: true, format: "esm", platform: "node", target: "node20", metafile: true },
  // What the framework needs itself may not be installed where the command can see it.
  external: Object.keys(dependencies).filter((name) => name !== "@tsapi/framework"),
  ...{ legalComments: "none", logLevel: "warning" },
  plugins: [{ name: "module-urls", setup: keepModuleUrls }],
})
await writeFile(path.join(outdir, "LICENSES.txt"), await licensesOf(Object.keys(metafile.inputs)))

/** A module's own URL stays that of its file in `dist`, as it names others relative to it. */
function keepModuleUrls({ onLoad }) {
  onLoad({ filter: /\.js$/ }, async ({ path: file }) => {
    const url = urlOf(file)
    if (!url) return undefined
    return { contents: withModuleUrl(file, await readFile(file, "utf8"), url) }
  })
}

function urlOf(file) {
  const within = (directory) => file.startsWith(directory + path.sep)
  const from = (directory) => JSON.stringify(path.relative(directory, file).split(path.sep).join("/"))
  if (within(dist)) return `new URL(${from(outdir)}, import.meta.url).href`
  // It is installed where the command finds it.
  if (within(frameworkDist)) return `new URL(${from(frameworkDist)}, import.meta.resolve("@tsapi/framework")).href`
  return undefined
}

/** The licences of the packages that are copied into the bundle. */
async function licensesOf(inputs) {
  const packages = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []))
  const texts = [...packages].toSorted().map(async (directory) => {
    const { name, version } = JSON.parse(await readFile(path.join(directory, "package.json"), "utf8"))
    const file = (await readdir(directory)).find((entry) => /^(licen[cs]e|copyright)/i.test(entry))
    if (!file) throw new Error(`${name} has no licence to copy`)
    return `${name} ${version}\n\n${await readFile(path.join(directory, file), "utf8")}`
  })
  return (await Promise.all(texts)).join(`\n\n${"-".repeat(80)}\n\n`)
}
