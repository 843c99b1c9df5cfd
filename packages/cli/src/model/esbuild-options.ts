import type { BuildOptions } from "esbuild"

/**
 * What every esbuild call on user code shares: legacy decorators switched on whatever the user's tsconfig says, class
 * names kept, and the framework taken from its sources.
 */
export function esbuildOptions(projectDir: string, tsconfig: string) {
  return {
    absWorkingDir: projectDir,
    bundle: true,
    platform: "node",
    target: "node20",
    tsconfig,
    keepNames: true,
    conditions: ["@tsapi/source"],
    logLevel: "silent",
  } satisfies BuildOptions
}
