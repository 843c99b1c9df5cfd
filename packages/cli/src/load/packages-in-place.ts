import path from "node:path"
import type { Plugin } from "esbuild"

const ownPackages = /^@tsapi\//

/**
 * Imported by absolute path, a package is found whichever package manager laid it out, and is not parsed by esbuild. Ours
 * are bundled, because inside their own workspace only their sources exist.
 */
export const packagesInPlace: Plugin = {
  name: "packages-in-place",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path: specifier, pluginData, ...args }) => {
      if (pluginData === packagesInPlace || ownPackages.test(specifier) || path.isAbsolute(specifier)) return
      const {
        path: resolved,
        external,
        errors,
      } = await build.resolve(specifier, { ...args, pluginData: packagesInPlace })
      if (errors.length > 0 || external) return
      if (!/[\\/]node_modules[\\/].*\.[cm]?js$/.test(resolved)) return
      return { path: resolved, external: true }
    })
  },
}
