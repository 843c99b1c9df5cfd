import path from "node:path"
import type { Plugin } from "esbuild"
import type { AnalysisEntry } from "./bundle-for-analysis.ts"

const namespace = "tsapi-entry"

/** Entry points that export one name of one module each, so that the bundler leaves out what only other exports use. */
export function analysisEntries(entries: readonly AnalysisEntry[], projectDir: string) {
  const entryPoints = entries.map((_, index) => ({ in: `${namespace}:${index}`, out: `${namespace}-${index}` }))
  const plugin: Plugin = {
    name: namespace,
    setup(build) {
      build.onResolve({ filter: /^tsapi-entry:/ }, ({ path: specifier }) => ({
        path: specifier.slice(namespace.length + 1),
        namespace,
      }))
      build.onLoad({ filter: /.*/, namespace }, ({ path: index }) => {
        const entry = entries[Number(index)]
        if (!entry) return undefined
        const file = JSON.stringify(path.resolve(projectDir, entry.file))
        return { contents: `export { ${entry.exportName} } from ${file}`, resolveDir: projectDir, loader: "ts" }
      })
    },
  }
  return { entryPoints, plugin }
}
