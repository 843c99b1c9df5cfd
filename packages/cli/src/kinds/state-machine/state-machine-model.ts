import type { AslDefinition, IamStatement, StateMachineDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface StateMachineModel extends KindModel {
  readonly declaration: Omit<StateMachineDeclaration, "document">
  /** With tokens for what the template or this machine fills in; absent for one that is not the app's. */
  readonly document?: AslDefinition
  readonly iam: readonly IamStatement[]
  /** The functions of the app that it runs: `PaymentsCharge`. */
  readonly tasks: readonly string[]
  /** The other machines of the app that it runs. */
  readonly machines: readonly string[]
  /** Days that its logs are kept. */
  readonly retentionDays: number
  /** The name under `tsapi local`. */
  readonly localName: string
}

export function stateMachineLogicalId(id: string): string {
  return logicalId(id, "StateMachine")
}
