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
        // Relative: what looks like a package is looked for.
        const file = `./${path.relative(projectDir, path.resolve(projectDir, entry.file)).split(path.sep).join("/")}`
        const contents = `export { ${entry.exportName} } from ${JSON.stringify(file)}`
        return { contents, resolveDir: projectDir, loader: "ts" }
      })
    },
  }
  return { entryPoints, plugin }
}
