import type { DataFlow, Data, Flowed } from "../data-flow.ts"
import { StateError } from "../state-error.ts"
import { evaluateJsonata, isExpression } from "./evaluate-jsonata.ts"

/** What a state's expressions can read. */
export interface JsonataScope {
  variables(): Readonly<Record<string, unknown>>
  context(): Readonly<Record<string, unknown>>
}

/** Reads the fields of states whose query language is JSONata. */
export function jsonataFlow(scope: JsonataScope): DataFlow {
  async function evaluate(template: unknown, data: Data, context = scope.context()): Promise<unknown> {
    if (isExpression(template)) {
      const { input, result, errorOutput } = data
      const states = {
        ...{ input, context },
        ...(result !== undefined && { result }),
        ...(errorOutput !== undefined && { errorOutput }),
      }
      return evaluateJsonata(template, { ...scope.variables(), states })
    }
    if (Array.isArray(template)) return Promise.all(template.map((entry) => evaluate(entry, data, context)))
    if (typeof template !== "object" || template === null) return template
    const entries = Object.entries(template).map(async ([key, value]) => [key, await evaluate(value, data, context)])
    return Object.fromEntries(await Promise.all(entries))
  }

  async function flow(
    place: { readonly Output?: unknown; readonly Assign?: object },
    data: Data,
    otherwise: unknown,
  ): Promise<Flowed> {
    const assigned = place.Assign ? await evaluate(place.Assign, data) : {}
    const output = place.Output === undefined ? otherwise : await evaluate(place.Output, data)
    return { output, assigned: Object(assigned) }
  }

  return {
    wrongType: "States.QueryEvaluationError",
    effectiveInput: async (_state, input) => input,
    async arguments({ Type, Arguments }, data) {
      // A Pass does nothing that has a result: only its Output says what it yields.
      if (Type === "Pass") return undefined
      return Arguments === undefined ? data.input : evaluate(Arguments, data)
    },
    result: (state, { rawInput: _raw, ...data }) =>
      flow(state, data, data.result === undefined ? data.input : data.result),
    caught: (catcher, { rawInput: _raw, ...data }) => flow(catcher, data, data.errorOutput),
    field: async (state, name, data) => evaluate(state[name], data),
    itemInput: async ({ ItemSelector }, data, item) =>
      ItemSelector === undefined
        ? item.Value
        : evaluate(ItemSelector, data, { ...scope.context(), Map: { Item: item } }),
    async isMet({ Condition }, data) {
      const met = await evaluate(Condition, data)
      if (typeof met === "boolean") return met
      throw new StateError("States.QueryEvaluationError", `The condition ${JSON.stringify(Condition)} is no boolean`)
    },
  }
}
