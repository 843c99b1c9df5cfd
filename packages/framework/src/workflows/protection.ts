import type { CallSite } from "../declarations/call-site.ts"
import type { Exit } from "./exit.ts"
import type { FlagSource, ResultSource } from "./source.ts"

/** What stands around a state when its step is called, from the inside out. */
export type Protection = readonly Guard[]

/** One `try`, or what is around all of them. */
export interface Guard {
  readonly frame: Frame
  /** What has to be undone before a catch of it runs. */
  readonly done: readonly Done[]
}

export interface Frame {
  /** Filled by the calls of `catch` behind the steps. */
  readonly handlers: Handler[]
  readonly outer?: Frame
  /** What the steps so far did that can be undone. */
  done: readonly Done[]
}

export interface Handler {
  readonly errors: readonly string[]
  readonly entry: Exit
}

/** Where some errors of a state go. */
export interface Catcher extends Handler {
  readonly next: string
}

/** A step that can be undone. */
export interface Done {
  readonly compensation: Compensation
  /** Whether it has run is known only from its flag. */
  readonly isUncertain: boolean
}

export interface Compensation {
  readonly stateName: string
  readonly callSite: CallSite
  readonly result: ResultSource
  readonly flag: FlagSource
  undo(): void
}

export function protectionOf(frame: Frame): Protection {
  return [{ frame, done: frame.done }, ...(frame.outer ? protectionOf(frame.outer) : [])]
}
