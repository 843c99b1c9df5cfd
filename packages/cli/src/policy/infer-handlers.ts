import { realpathSync } from "node:fs"
import type { FunctionPolicy } from "../model/grant.ts"
import { analyseFunction } from "./analyse-function.ts"
import { bundleForAnalysis } from "./app-code/bundle-for-analysis.ts"
import { handlerFunction } from "./handler-function.ts"
import { parseProgram } from "./program/parse-program.ts"

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
 * the code does not compile.
 */
export async function inferHandlers(input: HandlersInput): Promise<readonly FunctionPolicy[]> {
  // The bundler names files by their real paths.
  const projectDir = realpathSync(input.projectDir)
  const { handlers: entries, environment, tsconfig } = input
  const bundles = await bundleForAnalysis({ projectDir, entries, tsconfig })
  return bundles.flatMap((bundle, index) => {
    const target = entries[index]
    if (!target) return []
    const program = parseProgram(bundle, projectDir)
    const fn = handlerFunction(target, { program, environment })
    return [analyseFunction(fn, { program, references: [], exports: bundle.exports })]
  })
}
