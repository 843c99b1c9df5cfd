import type { Exit } from "./exit.ts"
import type { RecordedState } from "./recorded-state.ts"
import type { Scope } from "./scope.ts"

/** Where a value comes from. */
export type Source = PathSource | VariableSource

/** What every state can read: `$states.context.Execution.Input`. */
export interface PathSource {
  readonly from: "path"
  readonly path: string
}

/** What a state knows at first and a variable keeps for the others, if there are any that read it. */
export type VariableSource = ResultSource | ItemSource | IndexSource | CaughtSource | JoinedSource | FlagSource

interface Variable {
  readonly variable: string
  /** Found out while the definition is written. */
  isRead: boolean
}

/** What a state yields. */
export interface ResultSource extends Variable {
  readonly from: "result"
  readonly state: RecordedState
  /** `$states.result.Payload`, in the state itself. */
  readonly path: string
}

/** An item of a map. */
export interface ItemSource extends Variable {
  readonly from: "item"
  readonly scope: Scope
  readonly index: IndexSource
}

/** The number of an item of a map. */
export interface IndexSource extends Variable {
  readonly from: "index"
}

/** What a catch was entered with. */
export interface CaughtSource extends Variable {
  readonly from: "caught"
  readonly entry: Exit
}

/** What several ways each yield. */
export interface JoinedSource extends Variable {
  readonly from: "joined"
}

/** Whether a step has run that may have been passed by. */
export interface FlagSource extends Variable {
  readonly from: "flag"
}
