import { runAll } from "../run-all.ts"
import { finish, nestedPath, record, recordStart, type StateResult, type StateRun } from "../state-run.ts"

export async function runParallel(run: StateRun): Promise<StateResult> {
  const { data, journal, state, position } = run
  const { Branches = [] } = state
  const input = await data.effectiveInput(state, position.input)
  const given = await data.arguments(state, { input })
  const started = recordStart(run, "ParallelStateStarted")
  await journal.flush()
  const outer = { ...run.outer, ...position.variables }
  try {
    const result = await runAll(run.signal, Branches.length, Branches, (scope, index, signal) =>
      run.runScope({ ...run, signal, scope, outer, path: nestedPath(run, index) }, given, started),
    )
    record(run, "ParallelStateSucceeded")
    return await finish(run, { input, result })
  } catch (error) {
    if (!run.signal.aborted) record(run, "ParallelStateFailed")
    throw error
  }
}
