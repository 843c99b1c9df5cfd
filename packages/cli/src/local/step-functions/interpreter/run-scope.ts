import type { AslScope, AslState } from "./asl.ts"
import type { Position } from "./journal.ts"
import { runState } from "./run-state.ts"
import type { ScopeRun } from "./scope-run.ts"
import { StateError } from "./state-error.ts"

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
    if (step.next === undefined) {
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
