import type { AslState } from "./asl.ts"
import type { Data, DataFlow } from "./data-flow.ts"
import type { Position } from "./journal.ts"
import type { ScopeRun } from "./scope-run.ts"

/** One state that is entered. */
export interface StateRun extends ScopeRun {
  readonly state: AslState
  readonly name: string
  /** As of now: it changes while the state waits. */
  position: Position
  /** How its fields are read. */
  readonly data: DataFlow
}

/** What a state came to. */
export interface StateResult {
  readonly output: unknown
  readonly assigned: Readonly<Record<string, unknown>>
  /** The state that comes next; absent at the end of the scope. */
  readonly next?: string | undefined
}

/** Adds an event behind the last one of the scope. */
export function record(run: StateRun, type: string, details?: object): number {
  const event = run.journal.record(type, { previous: run.position.event, ...(details && { details }) })
  keep(run, { event })
  return event
}

/** The event with which branches or items begin: once, also where the process ends between them. */
export function recordStart(run: StateRun, type: string, details?: object): number {
  if (run.position.started !== undefined) return run.position.started
  const started = record(run, type, details)
  keep(run, { started })
  return started
}

/** Changes what is kept of where the state is. */
export function keep(run: StateRun, change: Partial<Position>): void {
  run.position = { ...run.position, ...change }
  run.journal.keep(run.path, run.position)
}

/** What a state that did its work comes to. */
export async function finish(run: StateRun, data: Data): Promise<StateResult> {
  const { state, position } = run
  const flowed = await run.data.result(state, { ...data, rawInput: position.input })
  return { ...flowed, ...(state.Next !== undefined && { next: state.Next }) }
}

/** Where a branch or an item of the state is kept. */
export function nestedPath({ path, name }: StateRun, index: number): string {
  return `${path}/${encodeURIComponent(name)}/${index}`
}
