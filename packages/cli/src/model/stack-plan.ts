import type { AppModel, FunctionModel } from "./app-model.ts"
import type { CfnFragment, CfnValue } from "./cloudformation.ts"
import type { FunctionPolicy, Grant } from "./grant.ts"

/** All that the template is made of, decided. */
export interface StackPlan {
  readonly app: AppModel
  readonly stackName: string
  readonly functions: readonly PlannedFunction[]
  /** What the kinds add beside the functions. */
  readonly fragments: readonly CfnFragment[]
}

export interface PlannedFunction {
  readonly model: FunctionModel
  readonly handler: string
  /** The zip's key in the artifact bucket. */
  readonly codeKey: string
  readonly environment: Readonly<Record<string, CfnValue>>
  readonly grants: readonly Grant[]
  /** A policy file that takes the place of inference. */
  readonly file?: NonNullable<FunctionPolicy["file"]>
}
