// The least that packaging the todo API can cost in one process: bundle it, load it, write a template, zip the bundle.
import { mkdir, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { buffer } from "node:stream/consumers"
import { build } from "esbuild"
import yazl from "yazl"

const [, , entry, outDir] = process.argv
await mkdir(outDir, { recursive: true })
const file = path.join(outDir, "index.cjs")
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  keepNames: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  outfile: file,
  write: false,
})
const code = Buffer.from(outputFiles[0].contents)
await writeFile(file, code)
const { handler } = createRequire(import.meta.url)(file)
await writeFile(path.join(outDir, "template.json"), JSON.stringify(templateFor(handler)))
const zip = new yazl.ZipFile()
zip.addBuffer(code, "index.js", { mtime: new Date(1980, 0, 1), compressionLevel: 9 })
zip.end()
await writeFile(path.join(outDir, "function.zip"), await buffer(zip.outputStream))

function templateFor({ name }) {
  const paths = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`/todos/${index}`, { get: { responses: {} } }]),
  )
  return {
    Resources: {
      RestApi: { Type: "AWS::ApiGateway::RestApi", Properties: { Body: { openapi: "3.0.1", paths } } },
      ApiFunction: { Type: "AWS::Lambda::Function", Properties: { Handler: `index.${name}`, Runtime: "nodejs22.x" } },
    },
  }
}
