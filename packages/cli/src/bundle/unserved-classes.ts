import { readFile } from "node:fs/promises"
import path from "node:path"
import type { Plugin } from "esbuild"
import { parseSync } from "oxc-parser"
import type { AppModel, FunctionModel } from "../model/app-model.ts"

/**
 * Replaces the controllers and authorizers a function does not run by empty classes, so that their code stays out of
 * its bundle. Only an import of the entry module that names nothing but such classes is replaced.
 */
export async function unservedClasses(fn: FunctionModel, app: AppModel, projectDir: string): Promise<Plugin> {
  const served = new Set(fn.roots.map(({ className }) => className))
  const others = app.functions.flatMap(({ roots }) => roots.map(({ className }) => className))
  const unserved = new Set(others.filter((name) => !served.has(name)))
  const entry = path.join(projectDir, app.entry)
  const specifiers = unserved.size === 0 ? new Set() : await importsOfNothingBut(unserved, entry)
  return {
    name: "unserved-classes",
    setup(build) {
      // esbuild waits for the answer at each import.
      if (specifiers.size === 0) return
      build.onResolve({ filter: /.*/ }, ({ importer, path: specifier }) =>
        importer === entry && specifiers.has(specifier) ? { path: specifier, namespace: "tsapi-unserved" } : undefined,
      )
      // esbuild gives what imports a CommonJS module the prototype of its exports, so any name is found there.
      build.onLoad({ filter: /.*/, namespace: "tsapi-unserved" }, () => ({
        contents: "module.exports = Object.create(new Proxy({}, { get: () => class {} }))",
        loader: "js",
      }))
    },
  }
}

async function importsOfNothingBut(names: ReadonlySet<string>, file: string): Promise<ReadonlySet<string>> {
  const { module } = parseSync(file, await readFile(file, "utf8"))
  const matching = module.staticImports.filter(
    ({ entries }) =>
      entries.length > 0 && entries.every(({ importName, localName }) => names.has(importName.name ?? localName.value)),
  )
  return new Set(matching.map(({ moduleRequest }) => moduleRequest.value))
}
