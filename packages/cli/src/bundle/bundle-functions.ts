import type { AppModel, FunctionModel } from "../model/app-model.ts"
import type { Artifact } from "../model/built-stack.ts"
import type { ResolvedConfig } from "../model/config.ts"
import { buildFunctionCode } from "./build-function-code.ts"
import { singleRuns } from "./esbuild-runs.ts"
import { hashFiles } from "./hash-files.ts"
import { zipFiles } from "./zip-files.ts"

// Each esbuild call holds the function's whole module graph in memory.
const atOnce = 4

/** Bundles and zips every function; what a function's routes cannot reach is left out. */
export async function bundleFunctions(app: AppModel, config: ResolvedConfig): Promise<readonly Artifact[]> {
  const artifacts: Artifact[] = []
  for (let start = 0; start < app.functions.length; start += atOnce) {
    const batch = app.functions.slice(start, start + atOnce)
    artifacts.push(...(await Promise.all(batch.map((fn) => bundleFunction(fn, app, config)))))
  }
  return artifacts
}

async function bundleFunction(fn: FunctionModel, app: AppModel, config: ResolvedConfig): Promise<Artifact> {
  const { files, modules } = await buildFunctionCode(fn, {
    app,
    projectDir: config.projectDir,
    minify: true,
    esbuild: singleRuns,
  })
  return { functionId: fn.id, files, modules, sha256: hashFiles(files), zip: await zipFiles(files) }
}
