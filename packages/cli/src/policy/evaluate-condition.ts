import { matchesPattern } from "./matches-pattern.ts"

/** Operator -> key -> accepted values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The keys of a request, such as `aws:SourceIp`; names compare without regard to case. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>

/** Whether all parts of a condition hold; `unknown` when it uses an operator that is not understood. */
export function conditionHolds(condition: Condition, context: RequestContext): boolean | "unknown" {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), listOf(value)]))
  let certain = true
  for (const [operator, keys] of Object.entries(condition)) {
    for (const [key, accepted] of Object.entries(keys)) {
      const holds = partHolds(operator, values.get(key.toLowerCase()), listOf(accepted))
      if (holds === false) return false
      if (holds === "unknown") certain = false
    }
  }
  return certain ? true : "unknown"
}

function partHolds(
  name: string,
  given: readonly string[] | undefined,
  accepted: readonly string[],
): boolean | "unknown" {
  const [, quantifier, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? []
  if (base === "Null") return accepted.includes(String(given === undefined))
  const isNegated = base.includes("Not")
  const compare = comparisons[base.replace("Not", "")]
  if (!compare) return "unknown"
  if (!given) return ifExists !== undefined || quantifier === "ForAllValues" || isNegated
  const fits = (value: string) => accepted.some((candidate) => compare(candidate, value)) !== isNegated
  return quantifier === "ForAllValues" || (quantifier === undefined && isNegated) ? given.every(fits) : given.some(fits)
}

type Comparison = (accepted: string, given: string) => boolean

const comparisons: Readonly<Record<string, Comparison>> = {
  ArnEquals: matchesPattern,
  ArnLike: matchesPattern,
  Bool: (accepted, given) => accepted.toLowerCase() === given.toLowerCase(),
  DateGreaterThan: (accepted, given) => Date.parse(given) > Date.parse(accepted),
  DateLessThan: (accepted, given) => Date.parse(given) < Date.parse(accepted),
  NumericEquals: (accepted, given) => Number(given) === Number(accepted),
  NumericGreaterThan: (accepted, given) => Number(given) > Number(accepted),
  NumericGreaterThanEquals: (accepted, given) => Number(given) >= Number(accepted),
  NumericLessThan: (accepted, given) => Number(given) < Number(accepted),
  NumericLessThanEquals: (accepted, given) => Number(given) <= Number(accepted),
  StringEquals: (accepted, given) => given === accepted,
  StringEqualsIgnoreCase: (accepted, given) => given.toLowerCase() === accepted.toLowerCase(),
  StringLike: matchesPattern,
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String)
}
