// Infers the policies of a project in this process: prints the CPU milliseconds of each run, the first of which is cold, and
// the peak megabytes. node policy-child.mjs PROJECT RUNS [HANDLER_FILE]; without a file, those of the project's app.
import path from "node:path"
import { cliDist } from "./places.mjs"

const [project, runs, file] = process.argv.slice(2)
const infer = file === undefined ? await ofApp() : await ofHandler()
const cpuMs = []
for (let run = 0; run < Number(runs); run++) {
  const start = process.cpuUsage()
  await infer()
  const { user, system } = process.cpuUsage(start)
  cpuMs.push((user + system) / 1000)
}
console.log(JSON.stringify({ cpuMs, peakMb: process.resourceUsage().maxRSS / 1024 }))
process.exit(0)

async function ofHandler() {
  const { inferHandlers } = await import(path.join(cliDist, "policy/infer-handlers.js"))
  const handlers = [{ file, exportName: "handler" }]
  return () => inferHandlers({ projectDir: project, handlers, environment: {} })
}

// So many functions do not fit into one stack, so it is the inference alone that runs.
async function ofApp() {
  const { loadApp } = await import(path.join(cliDist, "pipeline/load-app.js"))
  const { inferPolicies } = await import(path.join(cliDist, "policy/infer-policies.js"))
  const { allReferences } = await import(path.join(cliDist, "kinds/all-references.js"))
  const { app } = await loadApp(project, {})
  const references = allReferences(app)
  const handles = Object.fromEntries(references.map(({ environmentVariable, value }) => [environmentVariable, value]))
  const functions = app.functions.map(({ id, roots, environment }) => ({
    id,
    roots,
    environment: { ...handles, ...environment },
  }))
  const { entry, exportName } = app
  const tsconfig = ".tsapi/tsconfig.json"
  return () => inferPolicies({ projectDir: project, entry, exportName, functions, references, tsconfig })
}
