import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { inferHandlers } from "../../../src/policy/infer-handlers.ts"
import { evidenceOf, grantsOf, warningsOf } from "../infer-source.ts"

export interface InstalledOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** More files of the project, by name. */
  readonly files?: Readonly<Record<string, string>>
  /** The handler's module; `src/x.ts` by default. */
  readonly file?: string
}

// Below the packages, so that the code of a test can import them.
const workspace = path.join(import.meta.dirname, "installed", ".tsapi")

/** What the exported `handler` of one module needs that imports real packages. */
export async function inferInstalled(code: string, options: InstalledOptions = {}) {
  const { environment = {}, files = {}, file = "src/x.ts" } = options
  await mkdir(workspace, { recursive: true })
  const projectDir = await mkdtemp(path.join(workspace, "app-"))
  try {
    for (const [name, text] of Object.entries({ [file]: code, "tsconfig.json": tsconfig, ...files })) {
      await mkdir(path.dirname(path.join(projectDir, name)), { recursive: true })
      await writeFile(path.join(projectDir, name), text)
    }
    const handlers = [{ file, exportName: "handler" }]
    const [policy] = await inferHandlers({ projectDir, handlers, environment, tsconfig: "tsconfig.json" })
    return { grants: grantsOf(policy), warnings: warningsOf(policy), evidence: evidenceOf(policy) }
  } finally {
    await rm(projectDir, { recursive: true, force: true })
  }
}

/** The grants, and every warning after them: a policy that is exactly known has none. */
export async function inferInstalledGrants(code: string, options: InstalledOptions = {}) {
  const { grants, warnings } = await inferInstalled(code, options)
  return [...grants, ...warnings]
}

const tsconfig = JSON.stringify({ compilerOptions: { target: "ES2022", strict: true, experimentalDecorators: true } })
