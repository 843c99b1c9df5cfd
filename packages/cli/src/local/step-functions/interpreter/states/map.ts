import { runAll } from "../run-all.ts"
import type { ScopeRun } from "../scope-run.ts"
import { StateError } from "../state-error.ts"
import { finish, nestedPath, record, recordStart, type StateResult, type StateRun } from "../state-run.ts"
import { wholeNumber } from "../whole-number.ts"

// https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
const MOST_AT_ONCE = 40

export async function runMap(run: StateRun): Promise<StateResult> {
  const { data, journal, state, position } = run
  const scope = state.ItemProcessor ?? state.Iterator
  if (!scope) throw new StateError("States.Runtime", "The map has no ItemProcessor")
  if (scope.ProcessorConfig?.Mode === "DISTRIBUTED") {
    throw new StateError("States.Runtime", "501 NotImplementedLocally: the local Step Functions has no distributed map")
  }
  const input = await data.effectiveInput(state, position.input)
  const items = await itemsOf(run, input)
  const concurrency = await wholeNumber(run, "MaxConcurrency", { input, from: 0 })
  const started = recordStart(run, "MapStateStarted", { mapStateStartedEventDetails: { length: items.length } })
  await journal.flush()
  const outer = { ...run.outer, ...position.variables }
  try {
    const result = await runAll(
      run.signal,
      Math.min(concurrency || MOST_AT_ONCE, MOST_AT_ONCE),
      items,
      async (Value, Index, signal) => {
        const item = { Index, Value }
        const given = await data.itemInput(state, { input }, item)
        const nested = { ...run, signal, scope, outer, item, path: nestedPath(run, Index) }
        return runItem(nested, { given, started, name: run.name })
      },
    )
    record(run, "MapStateSucceeded")
    return await finish(run, { input, result })
  } catch (error) {
    if (!run.signal.aborted) record(run, "MapStateFailed")
    throw error
  }
}

async function itemsOf({ data, state }: StateRun, input: unknown): Promise<readonly unknown[]> {
  const items = (await data.field(state, "Items", { input })) ?? input
  if (Array.isArray(items)) return items
  throw new StateError(data.wrongType, `A map needs a list of items, and has ${JSON.stringify(items)}`)
}

async function runItem(
  run: ScopeRun,
  { given, started, name }: { readonly given: unknown; readonly started: number; readonly name: string },
): Promise<unknown> {
  const { journal, path, item } = run
  const details = { name, index: item?.Index }
  const known = journal.position(path)
  const begun = known
    ? started
    : journal.record("MapIterationStarted", {
        previous: started,
        details: { mapIterationStartedEventDetails: details },
      })
  try {
    const output = await run.runScope(run, given, begun)
    if (!known || !("output" in known)) {
      journal.record("MapIterationSucceeded", {
        previous: begun,
        details: { mapIterationSucceededEventDetails: details },
      })
    }
    return output
  } catch (error) {
    if (!run.signal.aborted) {
      journal.record("MapIterationFailed", { previous: begun, details: { mapIterationFailedEventDetails: details } })
    }
    throw error
  }
}
