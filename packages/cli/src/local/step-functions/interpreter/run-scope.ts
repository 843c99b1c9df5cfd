import type { AslScope, AslState } from "./asl.ts"
import type { Position, Variables } from "./journal.ts"
import { runState } from "./run-state.ts"
import { StateError } from "./state-error.ts"
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
}

/** Runs states from the first, or from where they were, to the end, and resolves to the output; rejects with a StateError. */
export async function runScope(run: ScopeRun, input: unknown, event: number): Promise<unknown> {
  const { journal, path, scope } = run
  const before = journal.position(path)
  if (before && "output" in before) return before.output
  let position: Position = before ?? { state: scope.StartAt, input, variables: {}, event }
  if (!before) journal.move(path, position)
  for (;;) {
    run.signal.throwIfAborted()
    const state = stateOf(scope, position.state)
    const step = await runState(run, state, position)
    if (!("next" in step)) {
      journal.move(path, { output: step.output })
      await journal.flush()
      return step.output
    }
    const { next, output, assigned, event: last } = step
    position = { state: next, input: output, variables: { ...position.variables, ...assigned }, event: last }
    journal.move(path, position)
    await journal.flush()
  }
}

function stateOf({ States }: AslScope, name: string): AslState {
  const state = Object.hasOwn(States, name) ? States[name] : undefined
  if (!state) throw new StateError("States.Runtime", `There is no state ${name}`)
  return state
}
