import type { AslState } from "./asl.ts"
import { assertSize } from "./assert-size.ts"
import { contextObject } from "./context-object.ts"
import type { DataFlow } from "./data-flow.ts"
import { inputOf, outputOf } from "./event-details.ts"
import type { Position } from "./journal.ts"
import { jsonataFlow } from "./jsonata/jsonata-flow.ts"
import { jsonPathFlow } from "./json-path/json-path-flow.ts"
import { nextRetry } from "./next-retry.ts"
import type { ScopeRun } from "./scope-run.ts"
import { meansError, StateError } from "./state-error.ts"
import { keep, record, type StateResult, type StateRun } from "./state-run.ts"
import { stateTypes } from "./state-types.ts"

/** Runs one state with its retries and catches; rejects with a StateError that nothing in it takes. */
export async function runState(
  scope: ScopeRun,
  state: AslState,
  position: Position,
): Promise<StateResult & { readonly event: number }> {
  const run = enter(scope, state, position)
  const type = stateTypes[state.Type]
  if (!type) throw new StateError("States.Runtime", `${state.Type} is no type of state`)
  if (position.enteredAt === undefined) {
    keep(run, { enteredAt: new Date(run.clock.now()).toISOString() })
    record(run, `${state.Type}StateEntered`, {
      stateEnteredEventDetails: { name: run.name, ...inputOf(position.input) },
    })
    await run.journal.flush()
  }
  const result = await settle(run, type)
  if (state.Type === "Fail") return { ...result, event: run.position.event }
  const { assigned, output } = result
  const event = record(run, `${state.Type}StateExited`, {
    stateExitedEventDetails: {
      name: run.name,
      ...outputOf(output),
      ...(Object.keys(assigned).length > 0 && {
        assignedVariables: Object.fromEntries(
          Object.entries(assigned).map(([key, value]) => [key, JSON.stringify(value)]),
        ),
        assignedVariablesDetails: { truncated: false },
      }),
    },
  })
  return { ...result, event }
}

function enter(scope: ScopeRun, state: AslState, position: Position): StateRun {
  const language = state.QueryLanguage ?? scope.machine.QueryLanguage ?? "JSONPath"
  const reading = {
    variables: () => ({ ...scope.outer, ...run.position.variables }),
    context: () => contextObject(run),
  }
  const data: DataFlow = language === "JSONata" ? jsonataFlow(reading) : jsonPathFlow(reading)
  const run: StateRun = { ...scope, state, name: position.state, position, data }
  return run
}

async function settle(run: StateRun, type: (run: StateRun) => Promise<StateResult>): Promise<StateResult> {
  const { clock, journal, signal, state } = run
  for (;;) {
    try {
      const { wakeAt } = run.position
      if (wakeAt !== undefined && state.Type !== "Wait") {
        await clock.sleepUntil(wakeAt, signal)
        keep(run, { wakeAt: undefined })
      }
      return withinLimits(run, await type(run))
    } catch (error) {
      if (!(error instanceof StateError) || signal.aborted) throw error
      recordEvaluation(run, error)
      const retry = nextRetry(state.Retry ?? [], error.error, run.position.retries)
      if (!retry) return handle(run, error)
      journal.clear(run.path)
      const wakeAt = clock.now() + retry.delaySeconds * 1000
      keep(run, { ...anew, retries: retry.retries, wakeAt })
      await journal.flush()
    }
  }
}

const recorded = new WeakSet<StateError>()

/** The event of an expression that failed: in the state that has it, and not in those around it. */
function recordEvaluation(run: StateRun, error: StateError): void {
  if (error.error !== "States.QueryEvaluationError" || recorded.has(error)) return
  recorded.add(error)
  const { error: name, cause } = error
  record(run, "EvaluationFailed", { evaluationFailedEventDetails: { state: run.name, error: name, cause } })
}

/** What a state that is tried again has not done yet. */
const anew: Partial<Position> = {
  ...{ token: undefined, isSubmitted: undefined, childArn: undefined },
  ...{ scheduledAt: undefined, started: undefined },
}

async function handle(run: StateRun, error: StateError): Promise<StateResult> {
  const catcher = run.state.Catch?.find(({ ErrorEquals }) => meansError(ErrorEquals, error.error))
  if (!catcher) throw error
  const { input } = run.position
  const errorOutput = { Error: error.error, Cause: error.cause }
  const flowed = await run.data.caught(catcher, { input, rawInput: input, errorOutput })
  return withinLimits(run, { ...flowed, next: catcher.Next })
}

function withinLimits({ name }: StateRun, result: StateResult): StateResult {
  assertSize(result.output, `output of the state "${name}"`)
  for (const [variable, value] of Object.entries(result.assigned))
    assertSize(value, `variable ${variable} that the state "${name}" sets`)
  return result
}
