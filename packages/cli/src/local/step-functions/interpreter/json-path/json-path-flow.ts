import type { AslState } from "../asl.ts"
import type { DataFlow } from "../data-flow.ts"
import type { JsonataScope } from "../jsonata/jsonata-flow.ts"
import { isRuleMet } from "./choice-rules.ts"
import { fillTemplate } from "./fill-template.ts"
import { type PathScope, readPath } from "./read-path.ts"
import { writePath } from "./write-path.ts"

/** Reads the fields of states whose query language is JSONPath. */
export function jsonPathFlow(scope: JsonataScope): DataFlow {
  const at = (input: unknown, context = scope.context()): PathScope => ({
    input,
    context,
    variables: scope.variables(),
  })

  function output({ OutputPath }: Pick<AslState, "OutputPath">, value: unknown): unknown {
    if (OutputPath === null) return {}
    return OutputPath === undefined ? value : readPath(OutputPath, at(value))
  }

  return {
    wrongType: "States.Runtime",
    async effectiveInput({ InputPath }, input) {
      if (InputPath === null) return {}
      return InputPath === undefined ? input : readPath(InputPath, at(input))
    },
    arguments: async ({ Parameters }, { input }) =>
      Parameters === undefined ? input : fillTemplate(Parameters, at(input)),
    async result(state, { input, rawInput, result }) {
      const selected =
        state.ResultSelector === undefined || result === undefined
          ? result
          : fillTemplate(state.ResultSelector, at(result))
      const assigned = state.Assign ? fillTemplate(state.Assign, at(selected === undefined ? input : selected)) : {}
      const merged = selected === undefined ? input : place(state.ResultPath, { rawInput, result: selected })
      return { output: output(state, merged), assigned: Object(assigned) }
    },
    async caught({ Assign, ResultPath }, { rawInput, errorOutput }) {
      const assigned = Assign ? fillTemplate(Assign, at(errorOutput)) : {}
      return { output: place(ResultPath, { rawInput, result: errorOutput }), assigned: Object(assigned) }
    },
    async field(state, name, { input }) {
      const path = name === "Items" ? state.ItemsPath : Reflect.get(state, `${name}Path`)
      if (typeof path !== "string") return state[name]
      return path.startsWith("States.") ? fillTemplate({ "value.$": path }, at(input)).value : readPath(path, at(input))
    },
    async itemInput({ ItemSelector, Parameters }, { input }, item) {
      const template = ItemSelector ?? Parameters
      if (template === undefined) return item.Value
      return fillTemplate(template, at(input, { ...scope.context(), Map: { Item: item } }))
    },
    isMet: async (rule, { input }) => isRuleMet(rule, at(input)),
  }
}

function place(path: string | null | undefined, { rawInput, result }: { rawInput: unknown; result: unknown }): unknown {
  if (path === null) return rawInput
  return path === undefined ? result : writePath(path, rawInput, result)
}
