import type { Plugin } from "esbuild"

/**
 * Gives the framework's metadata store the few functions of reflect-metadata it uses, in place of all 14 KB.
 * An app that imports reflect-metadata itself still gets the real one.
 */
export const reflectLite: Plugin = {
  name: "reflect-lite",
  setup(build) {
    build.onResolve({ filter: /^reflect-metadata\/no-conflict$/ }, async ({ importer, resolveDir, kind }) => {
      if (!/[\\/]metadata-store\.[jt]s$/.test(importer)) return
      const { path, errors } = await build.resolve("@tsapi/framework/reflect-lite", { importer, resolveDir, kind })
      return { path, errors }
    })
  },
}
