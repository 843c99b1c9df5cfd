import { type Exit, openExit } from "./exit.ts"
import { Names } from "./names.ts"
import { type Compensation, type Done, type Frame, protectionOf } from "./protection.ts"
import type { RecordedState } from "./recorded-state.ts"
import { newScope, type Scope } from "./scope.ts"
import type { ResultSource } from "./source.ts"

export type NewState = Pick<RecordedState, "type" | "fields" | "callSite"> &
  Partial<Pick<RecordedState, "rules" | "branches" | "iteration" | "protection" | "thrown">> & {
    /** What the state is called unless the user chose a name. */
    readonly title: string
    readonly chosen?: string | undefined
    /** Where its result stands in the state itself. */
    readonly resultPath?: string
    /** Nothing comes after it. */
    readonly isLast?: boolean
  }

/** Writes the states down while a definition calls the steps. */
export class Recorder {
  readonly names = new Names()
  readonly whole: Scope = newScope(true)
  scope: Scope = this.whole
  /** Whether the steps that are called undo others. */
  isUndoing = false

  /** Throws a TypeError for a state that nothing leads to. */
  add({ title, chosen, resultPath, isLast, ...recorded }: NewState): RecordedState {
    const { scope } = this
    if (scope.open.length === 0) {
      throw new TypeError("This step is never reached: every way to it ends before.")
    }
    const name = this.names.state(title, { chosen, callSite: recorded.callSite })
    const state: RecordedState = { ...recorded, name, scope, ...(!isLast && { exit: openExit() }) }
    if (resultPath !== undefined) state.result = this.#resultOf(state, resultPath)
    for (const exit of scope.open) exit.target = { next: name }
    scope.states.push(state)
    scope.open = state.exit ? [state.exit] : []
    return state
  }

  /** What stands around the step that is called now. */
  protection() {
    return protectionOf(this.scope.frame)
  }

  /** Records a body with other surroundings, and returns what it returns. */
  within<T>({ scope = this.scope, frame = scope.frame, open = scope.open }: Surroundings, body: () => T): T {
    const before = { scope: this.scope, frame: scope.frame }
    this.scope = scope
    scope.frame = frame
    scope.open = open
    try {
      return body()
    } finally {
      this.scope = before.scope
      scope.frame = before.frame
    }
  }

  /** From now on, where something fails, the state is undone. */
  compensate(state: RecordedState, undo: (result: ResultSource) => unknown): void {
    const { result, exit, scope, callSite } = state
    if (!result || !exit) throw new Error(`${state.name} has no result`)
    if (!scope.isWhole || this.isUndoing) {
      throw new TypeError(
        "compensate does not work inside of parallel, map or another compensate: Step Functions does not tell what " +
          "a cancelled branch has done. Give it to the whole step, or use try in the branch.",
      )
    }
    const variable = this.names.variable(`${state.name} done`)
    const compensation: Compensation = {
      ...{ stateName: state.name, callSite, result },
      flag: { from: "flag", variable, isRead: false },
      undo: () => void undo(result),
    }
    exit.assigned.set(compensation.flag, true)
    scope.frame.done = [...scope.frame.done, { compensation, isUncertain: false }]
  }

  #resultOf(state: RecordedState, path: string): ResultSource {
    return { from: "result", state, path, variable: this.names.variable(`${state.name} result`), isRead: false }
  }
}

interface Surroundings {
  readonly scope?: Scope
  readonly frame?: Frame
  readonly open?: readonly Exit[]
}

/** What is done on one of several ways, to whoever does not know which was taken. */
export function uncertain(done: readonly Done[]): readonly Done[] {
  return done.map(({ compensation }) => ({ compensation, isUncertain: true }))
}

/** Writes down on the exits that these steps have not run. */
export function clearFlags(exits: readonly Exit[], done: readonly Done[]): void {
  for (const { assigned } of exits) {
    for (const { compensation } of done) if (!assigned.has(compensation.flag)) assigned.set(compensation.flag, false)
  }
}
