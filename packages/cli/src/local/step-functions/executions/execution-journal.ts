import type { Change } from "../../state/state-store.ts"
import type { Finished, HistoryEvent, Journal, Position } from "../interpreter/journal.ts"
import { StateError } from "../interpreter/state-error.ts"
import { dropPosition, putEvent, putPosition, type StepFunctionsStore } from "../store/step-functions-store.ts"

/** The journal of one execution, in the store. */
export class ExecutionJournal implements Journal {
  readonly #store: StepFunctionsStore
  readonly #arn: string
  readonly #now: () => number
  readonly #maximumEvents: number
  readonly #positions: Map<string, Position | Finished>
  #lastId: number
  #pending: Change[] = []
  #written: Promise<void> = Promise.resolve()
  #isClosed = false

  /** `maximumEvents`: how long the history may get; default as long as it gets. */
  static async open(
    store: StepFunctionsStore,
    arn: string,
    { now, maximumEvents = Infinity }: { readonly now: () => number; readonly maximumEvents?: number },
  ): Promise<ExecutionJournal> {
    const [positions, history] = [await store.positions(arn), await store.history(arn)]
    return new ExecutionJournal({ store, arn, now, maximumEvents, positions, lastId: history.at(-1)?.id ?? 0 })
  }

  private constructor(options: {
    readonly store: StepFunctionsStore
    readonly arn: string
    readonly now: () => number
    readonly maximumEvents: number
    readonly positions: ReadonlyMap<string, Position | Finished>
    readonly lastId: number
  }) {
    this.#store = options.store
    this.#arn = options.arn
    this.#now = options.now
    this.#maximumEvents = options.maximumEvents
    this.#positions = new Map(options.positions)
    this.#lastId = options.lastId
  }

  position(path: string): Position | Finished | undefined {
    return this.#positions.get(path)
  }

  move(path: string, position: Position | Finished): void {
    this.clear(path)
    this.keep(path, position)
  }

  keep(path: string, position: Position | Finished): void {
    this.#positions.set(path, position)
    this.#pending.push(putPosition(this.#arn, path, position))
  }

  clear(path: string): void {
    for (const below of [...this.#positions.keys()].filter((key) => key.startsWith(`${path}/`))) {
      this.#positions.delete(below)
      this.#pending.push(dropPosition(this.#arn, below))
    }
  }

  record(type: string, event: { readonly previous: number; readonly details?: object }): number {
    // The last one is for the end.
    if (this.#lastId + 1 < this.#maximumEvents) return this.#record(type, event)
    const cause = `The execution reached the maximum number of history events (${this.#maximumEvents}).`
    throw new StateError("States.Runtime", cause)
  }

  /** The last event, behind all others. */
  recordEnd(type: string, details: object): void {
    this.#record(type, { previous: this.#lastId, details })
  }

  #record(type: string, { previous, details }: { readonly previous: number; readonly details?: object }): number {
    this.#lastId += 1
    const event: HistoryEvent = {
      ...{ id: this.#lastId, previousEventId: previous, type, timestamp: this.#now() / 1000 },
      ...details,
    }
    this.#pending.push(putEvent(this.#arn, event))
    return event.id
  }

  async flush(): Promise<void> {
    const changes = this.#pending
    this.#pending = []
    if (this.#isClosed || changes.length === 0) return this.#written
    this.#written = this.#written.then(() => this.#store.state.commit(changes))
    await this.#written
  }

  /** Writes what ends the execution with all that is still to be written; positions are of no use any more. */
  async end(changes: readonly Change[]): Promise<void> {
    const positions = [...this.#positions.keys()].map((path) => dropPosition(this.#arn, path))
    this.#pending.push(...positions, ...changes)
    await this.flush()
    this.#isClosed = true
  }

  /** Nothing is written from now on: the execution goes on in another process. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#written
  }
}
