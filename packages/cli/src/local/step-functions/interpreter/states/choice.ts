import { StateError } from "../state-error.ts"
import type { StateResult, StateRun } from "../state-run.ts"

export async function runChoice(run: StateRun): Promise<StateResult> {
  const { data, state, name, position } = run
  const { input: rawInput } = position
  const input = await data.effectiveInput(state, rawInput)
  for (const rule of state.Choices ?? []) {
    if (await data.isMet(rule, { input })) {
      // What the state itself sets and yields is for the default.
      const { Assign: _assign, Output: _output, ...paths } = state
      const { Assign, Output, Next } = rule
      const place = { ...paths, ...(Assign && { Assign }), ...(Output !== undefined && { Output }) }
      return { ...(await data.result(place, { input, rawInput })), next: Next }
    }
  }
  if (state.Default === undefined) {
    throw new StateError("States.NoChoiceMatched", `No rule of "${name}" is met, and it has no Default`)
  }
  return { ...(await data.result(state, { input, rawInput })), next: state.Default }
}
