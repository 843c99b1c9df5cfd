import { existsSync } from "node:fs"
import path from "node:path"
import type { Declaration } from "@tsapi/framework/internal"
import { UserError } from "../errors/user-error.ts"
import type { ResolvedConfig } from "../model/config.ts"
import type { Located } from "../model/kind.ts"
import { bundleForNode } from "./bundle-for-node.ts"
import { stubAws } from "./stub-aws.ts"
import { postThrown, runInWorker, type Thrown } from "./run-in-worker.ts"
import { isFrameworkCheck, projectLocation, thrownAt } from "./thrown-at.ts"

const timeLimitMs = 10_000

/** The app as its own code declares it. */
export interface ImportedApp {
  readonly exportName: string
  readonly declarations: readonly Located<Declaration>[]
  /** Source files the app is made of, absolute. */
  readonly sources: readonly string[]
}

/** Runs the app's modules in a worker, with `TSAPI_PHASE=build`, and returns what they declare. */
export async function importApp(config: ResolvedConfig): Promise<ImportedApp> {
  const { projectDir, entry } = config
  if (!existsSync(path.join(projectDir, entry))) {
    throw new UserError("ENTRY_NOT_FOUND", `There is no ${entry} in ${projectDir}`, {
      hint: config.configFile
        ? `Set "entry" in ${config.configFile} to the module that exports your App.`
        : "Run this in a tsapi project (`tsapi new` makes one), or pass -C DIR.",
    })
  }
  const bundle = await bundleForNode(projectDir, { name: "app", contents: workerSource(entry), plugins: [stubAws] })
  const env = { ...process.env, TSAPI_PHASE: "build" }
  const run = { env, timeLimitMs, timedOut: () => timedOut(config) }
  const message = await runInWorker<WorkerMessage>(bundle.file, run)
  const { exportName, declarations } = unwrap(message, config)
  const files = declarations.flatMap((declaration) => declaration.files ?? [])
  const sources = [...bundle.inputs.filter((input) => existsSync(input)), ...files]
  return { exportName, declarations: declarations.map((declaration) => locate(declaration, config)), sources }
}

function workerSource(entry: string): string {
  return `
import { parentPort } from "node:worker_threads"
import { declarationsOf, isApp } from "@tsapi/framework/internal"
process.setSourceMapsEnabled(true)
try {
  const module = await import(${JSON.stringify(`./${entry}`)})
  const apps = Object.entries(module).filter(([, value]) => isApp(value))
  const distinct = new Set(apps.map(([, value]) => value))
  parentPort.postMessage({
    apps: apps.length === 0 ? [] : [...distinct].map((app) => apps.find(([, value]) => value === app)[0]),
    exports: Object.keys(module),
    declarations: distinct.size === 1 ? JSON.parse(JSON.stringify(declarationsOf(apps[0][1]))) : [],
  })
} catch (error) {
  ${postThrown}
}
process.exit()
`
}

interface WorkerMessage {
  readonly apps: readonly string[]
  readonly exports: readonly string[]
  readonly declarations: readonly Declaration[]
}

function timedOut({ entry }: ResolvedConfig): UserError {
  return new UserError("APP_LOAD_TIMEOUT", `Loading ${entry} took more than ${timeLimitMs / 1000} s`, {
    hint: "Move long work out of the modules' top level into the handlers.",
    location: { file: entry, line: 1 },
  })
}

function unwrap(message: WorkerMessage | Thrown, config: ResolvedConfig) {
  const start = { file: config.entry, line: 1 }
  if ("thrown" in message) {
    const { thrown } = message
    const hint = "Top-level code runs at build time too, without AWS and without the function's environment."
    throw new UserError("APP_LOAD_FAILED", `Loading the app failed: ${thrown.message}`, {
      location: thrownAt(thrown.stack, config.projectDir) ?? start,
      ...(!isFrameworkCheck(thrown.stack, config.projectDir) && { hint }),
    })
  }
  const { apps, exports, declarations } = message
  const [exportName, second] = apps
  if (exportName === undefined) {
    const found = exports.length > 0 ? `exports ${exports.join(", ")}, none of them an App` : "exports nothing"
    const hint = "Write `export const app = new App(…)`."
    throw new UserError("APP_NOT_FOUND", `${config.entry} ${found}`, { hint, location: start })
  }
  if (second !== undefined) {
    const message = `${config.entry} exports several Apps: ${apps.join(", ")}`
    throw new UserError("APP_AMBIGUOUS", message, { hint: "Export one App from the entry module.", location: start })
  }
  return { exportName, declarations }
}

function locate(declaration: Declaration, config: ResolvedConfig): Located<Declaration> {
  const located = relativize(declaration, config)
  return { ...located, location: located.location ?? { file: config.entry, line: 1 } }
}

// Every location in a declaration, however deep, is made relative to the project.
function relativize<T>(value: T, config: ResolvedConfig): T
function relativize(value: unknown, config: ResolvedConfig): unknown {
  if (Array.isArray(value)) return value.map((entry) => relativize(entry, config))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      isLocation(entry) ? projectLocation(entry.file, entry.line, config.projectDir) : relativize(entry, config),
    ]),
  )
}

function isLocation(value: unknown): value is { readonly file: string; readonly line: number } {
  return (
    typeof value === "object" && value !== null && "file" in value && typeof value.file === "string" && "line" in value
  )
}
