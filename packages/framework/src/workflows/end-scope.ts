import type { CallSite } from "../declarations/call-site.ts"
import type { Recorder } from "./recorder.ts"

/** Ends every way that the current scope still has, with what its body returned; `{}` where that is nothing. */
export function endScope(recorder: Recorder, result: unknown, callSite: CallSite): void {
  const { open, states } = recorder.scope
  const output = result === undefined ? {} : result
  const [exit, ...others] = open
  if (!exit) return
  const last = states.find((state) => state.exit === exit && state.type !== "Choice")
  if (last && others.length === 0) {
    exit.target = { output }
    return
  }
  recorder.add({ type: "Succeed", title: "Done", fields: { Output: output }, callSite, isLast: true })
}
