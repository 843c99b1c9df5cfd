import type { CfnValue } from "./cloudformation.ts"
import type { StatementDocument } from "./policy-document.ts"
import type { ResourcePlace } from "./resource-link.ts"

/** Why a role has a permission: the line that needs it and how that line is reached. */
export interface Evidence {
  /** Relative to the project directory. */
  readonly file: string
  readonly line: number
  /** The calls that lead there, outermost first: `["TodoController.get", "TodoRepository.find"]`. */
  readonly chain: readonly string[]
  /** The same calls with the line on which each goes on to the next; absent where the need was declared, not found. */
  readonly path?: readonly CallStep[]
  /** What the line names, where the permission is on more than that because of other lines. */
  readonly resource?: CfnValue
}

/** One function on the way to a line, and the line on which it calls the next. */
export interface CallStep {
  /** `TodoController.get`. */
  readonly name: string
  readonly file: string
  readonly line: number
}

/** One permission: a single action on a single resource. */
export interface Grant {
  /** `dynamodb:GetItem`; never with a wildcard. */
  readonly action: string
  /** A literal ARN, or an intrinsic function that yields one; `*` only where the action takes no resource. */
  readonly resource: CfnValue
  readonly condition?: Readonly<Record<string, Readonly<Record<string, CfnValue>>>>
  readonly evidence: readonly Evidence[]
}

/** Something the policy inference could not decide. */
export interface PolicyWarning {
  readonly code: string
  readonly message: string
  /** The one-line fix. */
  readonly hint: string
  readonly file: string
  readonly line: number
}

/** All that one function's role allows. */
export interface FunctionPolicy {
  readonly functionId: string
  readonly grants: readonly Grant[]
  readonly warnings: readonly PolicyWarning[]
  /** A policy file that takes the place of inference; its statements are kept as they are. */
  readonly file?: WrittenPolicy
  /** The ARN of an existing role, which must allow all this by itself; absent: the app makes the role. */
  readonly role?: CfnValue
  /** Present where it is no function's; `functionId` is then the route of an integration, or the id of a resource. */
  readonly owner?: PolicyOwner
}

/** What is no function and has permissions of its own. */
export interface PolicyOwner {
  /** For people: `integration`, `state machine`. */
  readonly noun: string
  /** The resource; absent for the API's own. */
  readonly resource?: ResourcePlace
  /** The id in the template of its role, or of the permission that lets it invoke a function. */
  readonly roleId: string
}

export interface WrittenPolicy {
  /** Relative to the project directory. */
  readonly name: string
  readonly statements: readonly StatementDocument[]
  /** The line of each statement. */
  readonly lines: readonly number[]
}
