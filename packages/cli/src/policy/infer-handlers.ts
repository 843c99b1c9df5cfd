import { realpathSync } from "node:fs"
import { UserErrors } from "../errors/user-error.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { analyseFunction } from "./analyse-function.ts"
import { bundleForAnalysis } from "./app-code/bundle-for-analysis.ts"
import { handlerFunction } from "./handler-function.ts"
import { missingExport } from "./missing-export.ts"
import { parseProgram } from "./program/parse-program.ts"
import { sdkUse } from "./sdk-use.ts"

/** A function that Lambda calls, in any module. */
export interface HandlerTarget {
  /** Relative to the project directory: `src/x.ts`. */
  readonly file: string
  readonly exportName: string
}

export interface HandlersInput {
  /** Absolute; evidence and warnings name files relative to it. */
  readonly projectDir: string
  readonly handlers: readonly HandlerTarget[]
  readonly environment: Readonly<Record<string, string>>
  /** Relative to the project directory; without it, the nearest tsconfig.json of each module applies. */
  readonly tsconfig?: string
}

/**
 * What the role of each handler must allow, in the order given; `functionId` is `src/x.ts#handler`. No code of the project
 * runs, and neither its packages nor the AWS SDK need to be installed. Throws `UserErrors` where a module does not compile
 * or does not export the function.
 */
export async function inferHandlers(input: HandlersInput): Promise<readonly FunctionPolicy[]> {
  // The bundler names files by their real paths.
  const projectDir = realpathSync(input.projectDir)
  const { handlers: entries, environment, tsconfig } = input
  const bundles = await bundleForAnalysis({ projectDir, entries, tsconfig })
  const policies = bundles.flatMap((bundle, index) => {
    const target = entries[index]
    if (!target) return []
    const program = parseProgram(bundle, projectDir)
    const fn = handlerFunction(target, { program, environment })
    return [
      {
        target,
        policy: analyseFunction(fn, { ...bundle, program, references: [], sdk: sdkUse(program, bundle.exports) }),
      },
    ]
  })
  const missing = policies.filter(({ policy }) => policy.warnings.some(({ code }) => code === "POLICY_ROOT_NOT_FOUND"))
  if (missing.length > 0) {
    throw new UserErrors(await Promise.all(missing.map(({ target }) => missingExport(target, projectDir))))
  }
  return policies.map(({ policy }) => policy)
}
