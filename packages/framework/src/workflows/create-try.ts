import { toValue } from "./expression.ts"
import { type Exit, openExit } from "./exit.ts"
import type { Flow, Try } from "./flow.ts"
import { errorNames } from "./error-names.ts"
import type { Done, Frame } from "./protection.ts"
import { clearFlags, type Recorder, uncertain } from "./recorder.ts"
import type { CaughtSource, JoinedSource } from "./source.ts"

/** `flow.try` */
export function createTry(recorder: Recorder): Flow["try"] {
  return <Result>(body: () => Result) => {
    const { scope } = recorder
    const outer = scope.frame
    const before = outer.done
    const inner: Frame = { handlers: [], outer, done: [] }
    const joined: JoinedSource = { from: "joined", variable: recorder.names.variable("try result"), isRead: false }
    const result: unknown = recorder.within({ frame: inner }, body)
    let done: readonly Done[] = uncertain(inner.done)
    let ends = scope.open
    for (const exit of ends) exit.assigned.set(joined, result)
    outer.done = [...before, ...inner.done]

    const tried = {
      onError(errors: Parameters<Try<never>["onError"]>[0], handle: Parameters<Try<never>["onError"]>[1]) {
        if (recorder.scope !== scope || scope.open !== ends) {
          throw new TypeError("What a try does on errors has to be given before the next step is called.")
        }
        const entry = openExit()
        const caught: CaughtSource = {
          ...{ from: "caught", entry, isRead: false },
          variable: recorder.names.variable("caught"),
        }
        entry.assigned.set(caught, toValue({ source: caught, path: [] }))
        const bodyEnds: readonly Exit[] = ends
        outer.done = before
        const value = recorder.within({ open: [entry] }, () => handle(toValue({ source: caught, path: [] })))
        const handled = uncertain(outer.done.slice(before.length))
        for (const exit of scope.open) exit.assigned.set(joined, value)
        clearFlags([entry], done)
        clearFlags([...bodyEnds, ...inner.handlers.map((handler) => handler.entry), entry], handled)
        done = [...done, ...handled]
        outer.done = [...before, ...done]
        inner.handlers.push({ errors: errorNames(errors), entry })
        ends = [...ends, ...scope.open]
        scope.open = ends
        return tried
      },
      get result() {
        return toValue({ source: joined, path: [] })
      },
    }
    // The builder keeps no types of what a workflow computes: `Flow` says what they are.
    return tried as Try<never>
  }
}
