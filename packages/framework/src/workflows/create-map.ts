import { checkOptions } from "../declarations/check-options.ts"
import { captureCallSite } from "../declarations/call-site.ts"
import { endScope } from "./end-scope.ts"
import { toValue } from "./expression.ts"
import type { Flow } from "./flow.ts"
import type { Recorder } from "./recorder.ts"
import { newScope } from "./scope.ts"
import type { IndexSource, ItemSource } from "./source.ts"
import { toRetriers } from "./to-retriers.ts"

/** `flow.map` */
export function createMap(recorder: Recorder): Flow["map"] {
  return function map(items, body, options = {}) {
    const callSite = captureCallSite(map)
    checkOptions("A map", options, ["name", "retry", "concurrency", "compensate"])
    const { name, concurrency, compensate } = options
    const scope = newScope(false)
    const index: IndexSource = { from: "index", variable: recorder.names.variable("index"), isRead: false }
    const item: ItemSource = { from: "item", scope, index, variable: recorder.names.variable("item"), isRead: false }
    const itemState = recorder.names.state(`${name ?? "Map"} item`, { callSite })
    const state = recorder.add({
      ...{ type: "Map", title: "Map", chosen: name, iteration: { scope, item, itemState }, callSite },
      fields: { Items: items, MaxConcurrency: concurrency, Retry: toRetriers(options, []) },
      ...{ resultPath: "$states.result", protection: recorder.protection() },
    })
    recorder.within({ scope }, () => {
      const result = body(toValue({ source: item, path: [] }), toValue({ source: index, path: [] }))
      endScope(recorder, result, callSite)
    })
    const { result: source } = state
    if (!source) throw new Error("a map has a result")
    if (compensate) recorder.compensate(state, () => compensate(toValue({ source, path: [] })))
    return toValue({ source, path: [] })
  }
}
