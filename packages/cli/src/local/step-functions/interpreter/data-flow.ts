import type { AslCatcher, AslState } from "./asl.ts"

export type FieldName =
  | "Cause"
  | "Error"
  | "HeartbeatSeconds"
  | "Items"
  | "MaxConcurrency"
  | "Seconds"
  | "TimeoutSeconds"
  | "Timestamp"

/** What a state's fields are read from. */
export interface Data {
  readonly input: unknown
  /** What the state's work yielded; absent before. */
  readonly result?: unknown
  /** `{ Error, Cause }`, in a catcher. */
  readonly errorOutput?: unknown
}

export interface Flowed {
  readonly output: unknown
  readonly assigned: Readonly<Record<string, unknown>>
}

/** How a query language reads the fields of a state. All reject with a StateError. */
export interface DataFlow {
  /** The error of a field that is of the wrong type, or out of its range. https://states-language.net/#appendix-a */
  readonly wrongType: "States.QueryEvaluationError" | "States.Runtime"
  /** What the state works with, before `Parameters` or `Arguments`. */
  effectiveInput(state: AslState, input: unknown): Promise<unknown>
  /** What a task is given. */
  arguments(state: AslState, data: Data): Promise<unknown>
  /** What the state yields, and the variables it sets. */
  result(state: AslState, data: Data & { readonly rawInput: unknown }): Promise<Flowed>
  /** The same where a catcher takes an error. */
  caught(catcher: AslCatcher, data: Data & { readonly rawInput: unknown }): Promise<Flowed>
  /** A field that may be an expression, or has a sibling named `…Path`: `TimeoutSeconds`. Undefined where there is none. */
  field(state: AslState, name: FieldName, data: Data): Promise<unknown>
  /** What an item of a map is given. */
  itemInput(state: AslState, data: Data, item: { readonly Index: number; readonly Value: unknown }): Promise<unknown>
  /** Which rule of a choice is met. */
  isMet(rule: Readonly<Record<string, unknown>>, data: Data): Promise<boolean>
}
