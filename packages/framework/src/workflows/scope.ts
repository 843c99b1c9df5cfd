import { type Exit, openExit } from "./exit.ts"
import type { Frame } from "./protection.ts"
import type { RecordedState } from "./recorded-state.ts"

/** The states of a workflow, a parallel branch or a map. */
export interface Scope {
  readonly states: RecordedState[]
  /** Leads to the first state. */
  readonly entry: Exit
  /** The exits that lead to whatever comes next. */
  open: readonly Exit[]
  frame: Frame
  /** Whether steps can be undone: Step Functions cancels branches and keeps nothing of what they did. */
  readonly isWhole: boolean
}

export function newScope(isWhole: boolean): Scope {
  const entry = openExit()
  return { states: [], entry, open: [entry], frame: { handlers: [], done: [] }, isWhole }
}
