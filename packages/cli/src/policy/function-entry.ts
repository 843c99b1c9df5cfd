import type { CfnValue } from "../model/cloudformation.ts"
import type { Grant, PolicyWarning } from "../model/grant.ts"
import type { SourceLocation } from "../model/source-location.ts"
import type { EventValue } from "./infer-policies.ts"
import type { RunningInterpreter } from "./interpreter/create-interpreter.ts"

/** One function to be interpreted: what it starts with, and what it is given. */
export interface FunctionEntry {
  readonly id: string
  /** What the calls to a handler of its own begin with. */
  readonly name?: string
  readonly environment: Readonly<Record<string, CfnValue>>
  /** Whether the function has no other variables. */
  readonly isEnvironmentComplete: boolean
  /** What is known of the first argument, from the trigger that calls it. */
  readonly eventValues: readonly EventValue[]
  /** What is granted whatever the code does; absent where nothing can be declared. */
  readonly declared?: readonly Grant[]
  /** Where warnings about the function as a whole point to. */
  readonly location: SourceLocation
  /** What was found wrong before the code is interpreted. */
  readonly warnings: readonly PolicyWarning[]
  /** Runs the bundle's top-level code, then what the function's trigger calls. */
  enter(run: RunningInterpreter): void
}
