import { toValue } from "./expression.ts"
import { type Exit, openExit } from "./exit.ts"
import type { Catcher, Done, Frame, Handler, Protection } from "./protection.ts"
import type { Recorder } from "./recorder.ts"
import type { RecordedState } from "./recorded-state.ts"
import type { Scope } from "./scope.ts"
import type { CaughtSource } from "./source.ts"

/** Finds out where the errors of each state go, and writes down the states that undo what was done before. */
export function placeCatchers(recorder: Recorder): void {
  new CatcherPlacement(recorder).place(recorder.whole)
}

class CatcherPlacement {
  readonly #recorder: Recorder
  /** The first state of each way back, by what it undoes and where it leads. */
  readonly #ways = new Map<string, string>()
  readonly #ends: Exit[] = []
  #failure: Handler | undefined

  constructor(recorder: Recorder) {
    this.#recorder = recorder
  }

  place(scope: Scope): void {
    // What undoes a step is written down behind the others, and may fail too.
    for (let index = 0; index < scope.states.length; index++) {
      const state = scope.states[index]
      if (state?.protection) state.catchers = this.#catchersOf(state, state.protection)
      for (const branch of state?.branches ?? []) this.place(branch)
      if (state?.iteration) this.place(state.iteration.scope)
    }
  }

  #catchersOf(state: RecordedState, protection: Protection): readonly Catcher[] {
    const catchers: Catcher[] = []
    let done: readonly Done[] = []
    for (const guard of protection) {
      done = [...guard.done, ...done]
      for (const handler of guard.frame.handlers.filter(({ errors }) => mayThrow(state, errors))) {
        catchers.push({ ...handler, next: this.#wayBack(done, handler.entry, state) })
        if (handler.errors.includes("States.ALL")) return catchers
      }
    }
    if (done.length === 0) return catchers
    const failure = (this.#failure ??= this.#failWith(state))
    return [...catchers, { ...failure, next: this.#wayBack(done, failure.entry, state) }]
  }

  /** The state with which undoing begins; what was done last is undone first. */
  #wayBack(done: readonly Done[], end: Exit, state: RecordedState): string {
    const last = done.at(-1)
    if (!last) return nextOf(end)
    const key = `${this.#numberOf(end)} ${done.map(keyOf).join(" ")}`
    const known = this.#ways.get(key)
    if (known !== undefined) return known
    const rest = { next: this.#wayBack(done.slice(0, -1), end, state) }
    const entry = openExit()
    const recorder = this.#recorder
    const scope = recorder.whole
    recorder.within({ scope, open: [entry], frame: bareFrame() }, () => {
      const passedBy = last.isUncertain ? this.#askWhetherDone(last) : undefined
      recorder.isUndoing = true
      last.compensation.undo()
      recorder.isUndoing = false
      for (const exit of scope.open) exit.target = rest
      if (passedBy) passedBy.target = rest
    })
    const first = nextOf(entry)
    this.#ways.set(key, first)
    return first
  }

  #askWhetherDone({ compensation: { stateName, flag, callSite } }: Done): Exit | undefined {
    const recorder = this.#recorder
    const exit = openExit()
    const rules = [{ condition: toValue({ source: flag, path: [] }), exit }]
    const asked = recorder.add({ type: "Choice", title: `Was ${stateName} done`, fields: {}, rules, callSite })
    recorder.scope.open = [exit]
    return asked.exit
  }

  /** Where an error goes that only has to undo what was done: it ends the workflow afterwards. */
  #failWith({ callSite }: RecordedState): Handler {
    const entry = openExit()
    const recorder = this.#recorder
    const variable = recorder.names.variable("failure")
    const caught: CaughtSource = { from: "caught", entry, variable, isRead: false }
    entry.assigned.set(caught, toValue({ source: caught, path: [] }))
    const fields = {
      Error: toValue({ source: caught, path: ["Error"] }),
      Cause: toValue({ source: caught, path: ["Cause"] }),
    }
    recorder.within({ scope: recorder.whole, open: [entry], frame: bareFrame() }, () =>
      recorder.add({ type: "Fail", title: "Failed", fields, callSite, isLast: true }),
    )
    return { errors: ["States.ALL"], entry }
  }

  #numberOf(end: Exit): number {
    if (!this.#ends.includes(end)) this.#ends.push(end)
    return this.#ends.indexOf(end)
  }
}

function mayThrow({ thrown }: RecordedState, errors: readonly string[]): boolean {
  return !thrown || errors.includes(thrown.Error) || errors.includes("States.ALL")
}

function keyOf({ compensation, isUncertain }: Done): string {
  return `${compensation.stateName}${isUncertain ? "?" : ""}`
}

function bareFrame(): Frame {
  return { handlers: [], done: [] }
}

function nextOf({ target }: Exit): string {
  if (target && "next" in target) return target.next
  throw new Error("an exit leads to no state")
}
