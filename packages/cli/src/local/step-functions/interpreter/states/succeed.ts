import { finish, type StateResult, type StateRun } from "../state-run.ts"

export async function runSucceed(run: StateRun): Promise<StateResult> {
  const { data, state, position } = run
  return finish(run, { input: await data.effectiveInput(state, position.input) })
}
