import type { AppModel } from "../model/app-model.ts"
import type { Artifact } from "../model/built-stack.ts"
import type { ResolvedConfig } from "../model/config.ts"
import { buildFunctionCode } from "./build-function-code.ts"
import { singleRuns } from "./esbuild-runs.ts"
import { hashFiles } from "./hash-files.ts"
import { zipFiles } from "./zip-files.ts"

/** Bundles and zips every function; what a function's routes cannot reach is left out. */
export async function bundleFunctions(app: AppModel, { projectDir }: ResolvedConfig): Promise<readonly Artifact[]> {
  const codes = await buildFunctionCode({ app, projectDir, minify: true, esbuild: singleRuns })
  return Promise.all(
    codes.map(async ({ functionId, files, modules }) => ({
      ...{ functionId, files, modules },
      sha256: hashFiles(files),
      zip: await zipFiles(files),
    })),
  )
}
