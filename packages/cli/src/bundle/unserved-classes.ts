import { realpathSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import type { Plugin } from "esbuild"
import { parseSync } from "oxc-parser"
import type { AppModel, FunctionModel } from "../model/app-model.ts"

const unserved = "tsapi-unserved"

export interface EntryContext {
  readonly app: AppModel
  /** Absolute. */
  readonly projectDir: string
  /** Those that are bundled together. */
  readonly functions: readonly FunctionModel[]
}

/**
 * Replaces the controllers and authorizers a function does not run by empty classes, so that their code stays out of
 * its bundle. Only an import of the entry module that names nothing but such classes is replaced.
 */
export function unservedClasses(context: EntryContext): Plugin {
  const { app, projectDir, functions } = context
  // Modules are named by what symbolic links lead to.
  const entry = realpathSync(path.join(projectDir, app.entry))
  return {
    name: "unserved-classes",
    setup(build) {
      build.onLoad({ filter: exactly(entry) }, async ({ suffix }) => {
        const fn = functions.find((fn) => suffix === ownEntry(fn, context))
        if (!fn) return undefined
        const contents = withoutClasses(unservedBy(fn, app), { file: entry, text: await readFile(entry, "utf8") })
        return { contents, loader: "default" }
      })
      build.onResolve({ filter: new RegExp(`^${unserved}$`) }, () => ({ path: "classes", namespace: unserved }))
      // esbuild gives what imports a CommonJS module the prototype of its exports, so any name is found there.
      build.onLoad({ filter: /.*/, namespace: unserved }, () => ({
        contents: "module.exports = Object.create(new Proxy({}, { get: () => class {} }))",
        loader: "js",
      }))
    },
  }
}

/** What stands behind the entry module's path to make it one of the function's own, beside those of other functions. */
export function ownEntry(fn: FunctionModel, { app, functions }: EntryContext): string {
  return functions.length === 1 || unservedBy(fn, app).size === 0 ? "" : `?${fn.id}`
}

function unservedBy(fn: FunctionModel, app: AppModel): ReadonlySet<string> {
  const served = new Set(fn.roots.map(({ className }) => className))
  const others = app.functions.flatMap(({ roots }) => roots.map(({ className }) => className))
  return new Set(others.filter((name) => !served.has(name)))
}

// Lines stay as they are, for source maps.
function withoutClasses(names: ReadonlySet<string>, { file, text }: { file: string; text: string }): string {
  const { module } = parseSync(file, text)
  return module.staticImports
    .filter(
      ({ entries }) =>
        entries.length > 0 &&
        entries.every(({ importName, localName }) => names.has(importName.name ?? localName.value)),
    )
    .toReversed()
    .reduce(
      (rest, { moduleRequest: { start, end } }) => rest.slice(0, start) + JSON.stringify(unserved) + rest.slice(end),
      text,
    )
}

function exactly(file: string): RegExp {
  return new RegExp(`^${file.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`)
}
