import { finish, type StateResult, type StateRun } from "../state-run.ts"

export async function runPass(run: StateRun): Promise<StateResult> {
  const { data, state, position } = run
  const input = await data.effectiveInput(state, position.input)
  // Only JSONPath has Result; JSONata writes it as Output.
  const result = state.Result === undefined ? await data.arguments(state, { input }) : state.Result
  return finish(run, { input, result })
}
