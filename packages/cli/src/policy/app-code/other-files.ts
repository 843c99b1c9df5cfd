import { readFile, stat } from "node:fs/promises"
import type { Plugin } from "esbuild"

const largest = 64 * 1024

/**
 * Files that are no code, such as templates and statements: their text, which only the project's bundler could change.
 * Native addons stay outside.
 */
export const otherFiles: Plugin = {
  name: "other-files",
  setup(build) {
    // Not those with an extension that the bundler reads by itself; its filters know no negation.
    const filter = /\.(?:[^cjmt./\\][^./\\]*|c[^jt./\\]\w*|m[^jt./\\]\w*|j[^s./\\]\w*|t[^sx./\\]\w*)$/
    build.onResolve({ filter: /\.node$/ }, ({ path }) => ({ path, external: true }))
    build.onLoad({ filter, namespace: "file" }, async ({ path }) => {
      const { size } = await stat(path)
      return { contents: size > largest ? "" : await readFile(path, "utf8"), loader: "text" }
    })
  },
}
