import type { Plugin } from "esbuild"
import { bundledFramework } from "./bundled-framework.ts"

/** Imports the modules of the project's framework from the bundle that is kept of it. */
export function frameworkInPlace(projectDir: string): Plugin {
  const plugin: Plugin = {
    name: "framework-in-place",
    setup(build) {
      let bundled: ReturnType<typeof bundledFramework> | undefined
      build.onResolve({ filter: /^@tsapi\/framework(\/|$)/ }, async ({ path: specifier, pluginData, ...args }) => {
        if (pluginData === plugin) return
        bundled ??= bundledFramework(projectDir)
        const [{ path }, modules] = await Promise.all([
          build.resolve(specifier, { ...args, pluginData: plugin }),
          bundled,
        ])
        const file = modules[path]
        return file === undefined ? undefined : { path: file, external: true }
      })
    },
  }
  return plugin
}
