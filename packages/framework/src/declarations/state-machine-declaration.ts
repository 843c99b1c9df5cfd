import type { AslDefinition } from "../workflows/asl-definition.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"
import type { IamStatement } from "./iam.ts"
import type { ExistingResource } from "./resource.ts"
import type { StateMachineOptions } from "./state-machine.ts"

/** A state machine as plain data. Resources and tasks of the app stand in it as tokens. */
export interface StateMachineDeclaration extends Declaration, Omit<StateMachineOptions, "iam"> {
  readonly kind: "stateMachine"
  readonly id: string
  /** Absent for one that is not the app's. */
  readonly document?: AslDefinition | undefined
  /** Why the file of the document is of no use. */
  readonly unreadable?: string
  /** What `${Name}` in it stands for. */
  readonly substitutions?: Readonly<Record<string, unknown>> | undefined
  /** Where the step of each state is called; empty for a document. */
  readonly locations: Readonly<Record<string, SourceLocation>>
  readonly iam?: readonly IamStatement[] | undefined
  readonly existing?: ExistingResource
  readonly location: SourceLocation
}
