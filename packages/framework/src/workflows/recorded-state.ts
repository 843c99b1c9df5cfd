import type { CallSite } from "../declarations/call-site.ts"
import type { Catcher, Protection } from "./protection.ts"
import type { Exit } from "./exit.ts"
import type { Scope } from "./scope.ts"
import type { ItemSource, ResultSource } from "./source.ts"

/** A state as its step was called, before it is known what comes after it. */
export interface RecordedState {
  readonly name: string
  readonly callSite: CallSite
  readonly scope: Scope
  readonly type: "Task" | "Pass" | "Choice" | "Wait" | "Parallel" | "Map" | "Succeed" | "Fail"
  /** Members of the state as ASL has them, with values in them. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Of a state that goes on; a choice takes it where no condition is met. */
  readonly exit?: Exit
  /** Of a choice. */
  readonly rules?: { readonly condition: unknown; readonly exit: Exit }[]
  readonly branches?: readonly Scope[]
  readonly iteration?: Iteration
  /** Around a state that may fail. */
  readonly protection?: Protection
  /** The error of a `fail` inside of a `try`. */
  readonly thrown?: { readonly Error: string; readonly Cause?: unknown }
  result?: ResultSource
  /** Where its errors go, once that is known. */
  catchers?: readonly Catcher[]
}

/** What a map does for each item. */
export interface Iteration {
  readonly scope: Scope
  readonly item: ItemSource
  /** Name of the state that keeps the item, where states behind the first one read it. */
  readonly itemState: string
}
