import { captureCallSite } from "../declarations/call-site.ts"
import { toValue } from "./expression.ts"
import { type Exit, openExit } from "./exit.ts"
import type { Choice, Flow } from "./flow.ts"
import type { Done } from "./protection.ts"
import { clearFlags, type Recorder, uncertain } from "./recorder.ts"
import type { JoinedSource } from "./source.ts"

/** `flow.choice` */
export function createChoice(recorder: Recorder): Flow["choice"] {
  return function choice(options = {}) {
    const rules: { condition: unknown; exit: Exit }[] = []
    const callSite = captureCallSite(choice)
    const state = recorder.add({ type: "Choice", title: "Choice", chosen: options.name, fields: {}, rules, callSite })
    const fallback = state.exit ?? openExit()
    const { scope } = recorder
    const { frame } = scope
    const before = frame.done
    const joined: JoinedSource = {
      from: "joined",
      variable: recorder.names.variable(`${state.name} result`),
      isRead: false,
    }
    let ends: readonly Exit[] = []
    let entries: readonly Exit[] = [fallback]
    let done: readonly Done[] = []

    function take(entry: Exit, body: () => unknown): void {
      if (recorder.scope !== scope || !scope.open.includes(fallback)) {
        throw new TypeError("A way of a choice has to be given before the next step is called.")
      }
      frame.done = before
      const result = recorder.within({ open: [entry] }, body)
      for (const exit of scope.open) exit.assigned.set(joined, result)
      ends = [...ends, ...scope.open]
      done = [...done, ...uncertain(frame.done.slice(before.length))]
      clearFlags(entries, done)
      frame.done = [...before, ...done]
    }

    const built: Choice<never> = {
      when(condition, body) {
        const exit = openExit()
        rules.push({ condition, exit })
        entries = [...entries, exit]
        take(exit, body)
        scope.open = [fallback, ...ends]
        return built
      },
      otherwise(body) {
        take(fallback, body)
        scope.open = ends
        return toValue({ source: joined, path: [] })
      },
    }
    return built
  }
}
