import { checkOptions } from "../declarations/check-options.ts"
import { captureCallSite } from "../declarations/call-site.ts"
import { endScope } from "./end-scope.ts"
import { toValue } from "./expression.ts"
import type { Flow } from "./flow.ts"
import type { Recorder } from "./recorder.ts"
import { newScope } from "./scope.ts"
import type { TaskOptions } from "./step-options.ts"
import { toRetriers } from "./to-retriers.ts"

/** `flow.parallel` */
export function createParallel(recorder: Recorder): Flow["parallel"] {
  function parallel(bodies: readonly (() => unknown)[], options: TaskOptions<never> = {}) {
    const callSite = captureCallSite(parallel)
    checkOptions("A parallel step", options, ["name", "retry", "compensate"])
    const { name, compensate } = options
    const branches = bodies.map(() => newScope(false))
    const fields = { Retry: toRetriers(options, []) }
    const state = recorder.add({
      ...{ type: "Parallel", title: "Parallel", chosen: name, fields, branches, callSite },
      ...{ resultPath: "$states.result", protection: recorder.protection() },
    })
    for (const [index, scope] of branches.entries()) {
      recorder.within({ scope }, () => endScope(recorder, bodies[index]?.(), callSite))
    }
    const { result: source } = state
    if (!source) throw new Error("a parallel state has a result")
    const results = bodies.map((_body, index) => toValue<never>({ source, path: [index] }))
    if (compensate) recorder.compensate(state, () => compensate(toValue<never>({ source, path: [] })))
    return results
  }
  // `Flow` says which result each branch has.
  return parallel as Flow["parallel"]
}
