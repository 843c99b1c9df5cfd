import { captureCallSite } from "../declarations/call-site.ts"
import { createCalls } from "./create-calls.ts"
import { createChoice } from "./create-choice.ts"
import { createMap } from "./create-map.ts"
import { createParallel } from "./create-parallel.ts"
import { createTasks } from "./create-tasks.ts"
import { createTry } from "./create-try.ts"
import { errorNames } from "./error-names.ts"
import { toValue } from "./expression.ts"
import type { Flow } from "./flow.ts"
import type { Recorder } from "./recorder.ts"

/** The steps that a definition calls; the recorder writes down which, and in what order. */
export function createFlow(recorder: Recorder): Flow {
  const flow: Omit<Flow, "context"> = {
    ...createTasks(recorder),
    ...createCalls(recorder),
    choice: createChoice(recorder),
    parallel: createParallel(recorder),
    map: createMap(recorder),
    try: createTry(recorder),

    wait: function wait(until, { name } = {}) {
      const fields = "seconds" in until ? { Seconds: until.seconds } : { Timestamp: until.timestamp }
      const callSite = captureCallSite(wait)
      recorder.add({ type: "Wait", title: "Wait", chosen: name, fields, callSite })
    },

    pass: function pass(value, { name } = {}) {
      const callSite = captureCallSite(pass)
      const fields = { Output: value }
      // Its variables are set from the same values as its output, which they cannot read.
      const state = recorder.add({ type: "Pass", title: "Pass", chosen: name, fields, callSite, resultPath: "" })
      if (!state.result) throw new Error("a pass has a result")
      state.exit?.assigned.set(state.result, value)
      return toValue({ source: state.result, path: [] })
    },

    fail: function fail(error, cause, { name } = {}) {
      const callSite = captureCallSite(fail)
      const [errorName = ""] = errorNames(error)
      const fields = { Error: errorName, Cause: cause }
      const chosen = { title: `Fail ${errorName}`, chosen: name, callSite, isLast: true }
      const protection = recorder.protection()
      recorder.add({ ...chosen, type: "Fail", fields, protection, thrown: fields })
      // The type says that a definition does not go on from here; the code that records it does.
      return undefined as never
    },

    jsonata: (strings, ...parts) => toValue({ template: [...strings], parts }),

    is: (left, operator, right) => toValue({ template: ["", ` ${operator} `, ""], parts: [left, right] }),
  }
  return { ...flow, context: toValue({ source: { from: "path", path: "$states.context" }, path: [] }) }
}
