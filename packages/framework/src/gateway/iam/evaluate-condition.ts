import { comparisons } from "./condition-operators.ts"
import { fillVariables } from "./fill-variables.ts"

/** Operator -> key -> accepted values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The keys of a request, such as `aws:SourceIp`; names compare without regard to case. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>

/** Whether all parts of a condition hold; `unknown` when it uses an operator or a variable that is not understood. */
export function conditionHolds(condition: Condition, context: RequestContext): boolean | "unknown" {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), listOf(value)]))
  let certain = true
  for (const [operator, keys] of Object.entries(condition)) {
    for (const [key, accepted] of Object.entries(keys)) {
      const given = values.get(key.toLowerCase()) ?? []
      const holds = partHolds(operator, { given, accepted: listOf(accepted), context })
      if (holds === false) return false
      if (holds === "unknown") certain = false
    }
  }
  return certain ? true : "unknown"
}

interface Part {
  /** The values of the key in the request; none where it is absent. */
  readonly given: readonly string[]
  readonly accepted: readonly string[]
  readonly context: RequestContext
}

function partHolds(name: string, { given, accepted, context }: Part): boolean | "unknown" {
  const [, quantifier, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? []
  const isAbsent = given.length === 0
  if (base === "Null") return accepted.some((value) => value.toLowerCase() === String(isAbsent))
  const isNegated = base.includes("Not")
  const compare = comparisons.get(base.replace("Not", ""))
  if (!compare) return "unknown"
  if (isAbsent)
    return ifExists !== undefined || quantifier === "ForAllValues" || (isNegated && quantifier === undefined)
  const filled = accepted.map((value) => fillVariables(value, context))
  const fits = (value: string): boolean | "unknown" => {
    if (filled.some((candidate) => candidate !== undefined && compare(candidate, value))) return !isNegated
    return filled.includes(undefined) ? "unknown" : isNegated
  }
  // Several values of a key that has no quantifier: one must match, and none may where matching is forbidden.
  const isForAll = quantifier === "ForAllValues" || (quantifier === undefined && isNegated)
  const results = given.map(fits)
  if (results.includes(!isForAll)) return !isForAll
  return results.includes("unknown") ? "unknown" : isForAll
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String)
}
