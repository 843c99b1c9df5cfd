import type { AttributeValue } from "../attribute-value.ts"
import type { Comparator, Condition, UpdateAction } from "../expressions/expression.ts"

/** One entry of `Expected`, `QueryFilter` or `ScanFilter`, the parameters expressions replaced. */
export interface LegacyCondition {
  readonly ComparisonOperator?: string
  readonly AttributeValueList?: readonly AttributeValue[]
  readonly Value?: AttributeValue
  readonly Exists?: boolean
}

export interface LegacyUpdate {
  readonly Action?: "PUT" | "ADD" | "DELETE"
  readonly Value?: AttributeValue
}

export function fromLegacyConditions(
  conditions: Readonly<Record<string, LegacyCondition>>,
  operator: "AND" | "OR" = "AND",
): Condition | undefined {
  const parts = Object.entries(conditions).map(([name, condition]) => fromLegacyCondition(name, condition))
  const type = operator === "OR" ? "or" : "and"
  return parts.reduce<Condition | undefined>((left, right) => (left ? { type, args: [left, right] } : right), undefined)
}

const COMPARATORS: Readonly<Record<string, Comparator>> = {
  EQ: "=",
  NE: "<>",
  LT: "<",
  LE: "<=",
  GT: ">",
  GE: ">=",
}

function fromLegacyCondition(name: string, condition: LegacyCondition): Condition {
  const path = [name]
  const values = condition.AttributeValueList ?? (condition.Value ? [condition.Value] : [])
  const call = (predicate: string): Condition => ({ type: "function", name: predicate, args: [path, ...values] })
  const operator = condition.Exists === false ? "NULL" : (condition.ComparisonOperator ?? "EQ")
  const comparator = COMPARATORS[operator]
  if (comparator) return { type: comparator, args: [path, ...values] }
  switch (operator) {
    case "NULL":
      return call("attribute_not_exists")
    case "NOT_NULL":
      return call("attribute_exists")
    case "CONTAINS":
      return call("contains")
    case "NOT_CONTAINS":
      return { type: "not", args: [call("contains")] }
    case "BEGINS_WITH":
      return call("begins_with")
    case "IN":
      return { type: "in", args: [path, ...values] }
    case "BETWEEN":
      return { type: "between", args: [path, ...values] }
    default:
      throw new Error(`Unknown comparison operator ${operator}`)
  }
}

export function fromLegacyUpdates(updates: Readonly<Record<string, LegacyUpdate>>): readonly UpdateAction[] {
  return Object.entries(updates).map(([name, { Action = "PUT", Value }]): UpdateAction => {
    const path = [name]
    if (!Value) return { type: "remove", path }
    if (Action === "DELETE") return { type: "delete", path, val: Value }
    if (Action === "PUT") return { type: "set", path, val: Value }
    // ADD puts a list's elements at the end; on numbers and sets it is what the expression's ADD is.
    if (!Value.L) return { type: "add", path, val: Value }
    const existing = { type: "function", name: "if_not_exists", args: [path, { L: [] }] } as const
    return { type: "set", path, val: { type: "function", name: "list_append", args: [existing, Value] } }
  })
}
