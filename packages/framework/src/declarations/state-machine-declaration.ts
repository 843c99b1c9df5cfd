import type { AslDefinition } from "../workflows/asl-definition.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"
import type { StateMachineOptions } from "./state-machine.ts"

/** A state machine as plain data. Resources and tasks of the app stand in it as tokens. */
export interface StateMachineDeclaration extends Declaration, StateMachineOptions {
  readonly kind: "stateMachine"
  readonly id: string
  /** In Amazon States Language, or the path of a file that has it; absent for one that is not the app's. */
  readonly document?: AslDefinition | string | undefined
  /** What `${Name}` in it stands for. */
  readonly substitutions?: Readonly<Record<string, unknown>> | undefined
  /** Where the step of each state is called; empty for a document. */
  readonly locations: Readonly<Record<string, SourceLocation>>
  readonly existing?: { readonly arn: string }
  readonly location: SourceLocation
}
