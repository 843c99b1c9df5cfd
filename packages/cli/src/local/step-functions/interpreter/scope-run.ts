import type { AslScope } from "./asl.ts"
import type { Variables } from "./journal.ts"
import type { Surroundings } from "./surroundings.ts"

/** One set of states, and what surrounds it. */
export interface ScopeRun extends Surroundings {
  readonly scope: AslScope
  /** `""` of the machine itself, `"/Parallel/0"` of a branch. */
  readonly path: string
  /** What the scopes around it assigned. */
  readonly outer: Variables
  /** The item, inside of a map. */
  readonly item?: { readonly Index: number; readonly Value: unknown }
  /** Runs the states of a branch or of an item, as this scope is run. */
  runScope(run: ScopeRun, input: unknown, event: number): Promise<unknown>
}
