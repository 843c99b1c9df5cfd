import type { FunctionRoot, ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { FunctionPolicy, Grant } from "../model/grant.ts"
import { analyseFunction } from "./analyse-function.ts"
import { appFunction } from "./app-function.ts"
import { bundleForAnalysis } from "./app-code/bundle-for-analysis.ts"
import { parseProgram } from "./program/parse-program.ts"
import { sdkUse } from "./sdk-use.ts"

export interface InferenceInput {
  /** Absolute. */
  readonly projectDir: string
  /** The module that exports the App, relative to the project directory. */
  readonly entry: string
  readonly exportName: string
  readonly functions: readonly InferredFunction[]
  /** What user code may read from the app's declared resources. */
  readonly references: readonly ResourceReference[]
  /** Relative to the project directory. */
  readonly tsconfig?: string
}

export interface InferredFunction {
  readonly id: string
  readonly roots: readonly FunctionRoot[]
  readonly environment: Readonly<Record<string, CfnValue>>
  /** What the app and its config declare; it settles what the code leaves open. */
  readonly declared?: readonly Grant[]
  /** What is known of the first argument of its roots, from the trigger that calls it. */
  readonly eventValues?: readonly EventValue[]
}

/** A value in an event that its declared source fixes. */
export interface EventValue {
  /** Property names from the handler's first argument on; `[]` is each element: `Records[].s3.bucket.name`. */
  readonly path: string
  /** What the template would put there: a literal, or `{ Ref: "UploadsBucket" }`, which is recognised as that resource. */
  readonly value: CfnValue
}

/** What the role of each function must allow, from reading the code that the function can reach. */
export async function inferPolicies(input: InferenceInput): Promise<readonly FunctionPolicy[]> {
  const { projectDir, entry, exportName, tsconfig, references } = input
  const [bundle] = await bundleForAnalysis({ projectDir, entries: [{ file: entry, exportName }], tsconfig })
  if (!bundle) return []
  const program = parseProgram(bundle, projectDir)
  const app = { ...bundle, program, references, sdk: sdkUse(program, bundle.exports) }
  return input.functions.map((fn) => analyseFunction(appFunction(fn, app.program), app))
}
