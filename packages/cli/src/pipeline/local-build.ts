import path from "node:path"
import type { EsbuildRuns } from "../bundle/esbuild-runs.ts"
import { writeLocalFunctions } from "../bundle/write-local-functions.ts"
import { allReferences } from "../kinds/all-references.ts"
import { allFlows } from "../kinds/all-flows.ts"
import { allTriggers } from "../kinds/all-triggers.ts"
import { localParts } from "../kinds/local-parts.ts"
import type { BuildOptions } from "../load/load-config.ts"
import type { LocalBuild } from "../local/local-build.ts"
import type { AppModel } from "../model/app-model.ts"
import { referenceEnvironment } from "../plan/reference-environment.ts"
import { loadApp } from "./load-app.ts"

/** The app bundled for `tsapi local`; called again with the same `esbuild`, it parses only what changed. */
export async function buildLocal(projectDir: string, options: BuildOptions, esbuild: EsbuildRuns): Promise<LocalBuild> {
  const { app, config, sources } = await loadApp(projectDir, options)
  const configFiles = config.configFile ? [path.join(projectDir, config.configFile)] : []
  return bundleLocal(app, { projectDir, esbuild, users: config.local.users, otherFiles: [...sources, ...configFiles] })
}

/** The code of now under the declarations of `previous`: reading those takes longer than bundling. */
export async function rebuildLocal(
  previous: LocalBuild,
  projectDir: string,
  esbuild: EsbuildRuns,
): Promise<LocalBuild> {
  const keep = previous.functions.map(({ codeFile }) => codeFile)
  const { users, watchFiles: otherFiles } = previous
  return bundleLocal(previous.app, { projectDir, esbuild, users, otherFiles, keep })
}

interface LocalBundleOptions extends Pick<LocalBuild, "users"> {
  readonly projectDir: string
  readonly esbuild: EsbuildRuns
  /** To be watched beside what the bundles are made of; absolute. */
  readonly otherFiles: readonly string[]
  /** Code files of a build that may be served again. */
  readonly keep?: readonly string[]
}

async function bundleLocal(
  app: AppModel,
  { projectDir, esbuild, users, otherFiles, keep }: LocalBundleOptions,
): Promise<LocalBuild> {
  const written = await writeLocalFunctions(app, { projectDir, esbuild, ...(keep && { keep }) })
  const references = allReferences(app)
  const functions = written.map(({ id, codeFile, modules }) => {
    const own = app.functions.find((fn) => fn.id === id)?.environment
    const given = references.filter(({ withheldFrom }) => !withheldFrom?.includes(id))
    return { id, codeFile, environment: { ...referenceEnvironment(modules, given), ...own } }
  })
  const inputs = written.flatMap((fn) => fn.inputs.map((input) => path.resolve(projectDir, input)))
  return {
    app,
    functions,
    users,
    parts: localParts(app),
    triggers: allTriggers(app),
    flows: allFlows(app),
    watchFiles: [...new Set([...otherFiles, ...inputs])].filter(isOwnSource),
  }
}

// Installed packages change by being installed, which takes a restart.
function isOwnSource(file: string): boolean {
  return !/[\\/]node_modules[\\/]|[\\/]tsapi(-unserved)?:/.test(file)
}
