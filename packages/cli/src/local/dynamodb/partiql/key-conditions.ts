import type { AttributeValue, Item } from "../attribute-value.ts"
import { scalarOf } from "../attribute-value.ts"
import type { Condition, Operand } from "../expressions/expression.ts"
import { isPath } from "../expressions/expression.ts"
import type { KeyCondition } from "../requests/requests.ts"
import type { KeyAttribute, KeySchema } from "../store/table.ts"
import { keyNames } from "../store/table.ts"

/** The conditions that all must hold: `a AND b AND c` as a list. */
function conjuncts(condition: Condition | undefined): readonly Condition[] {
  if (!condition) return []
  return condition.type === "and" ? condition.args.flatMap(conjuncts) : [condition]
}

export function conjunction(conditions: readonly Condition[]): Condition | undefined {
  return conditions.reduce<Condition | undefined>(
    (left, right) => (left ? { type: "and", args: [left, right] } : right),
    undefined,
  )
}

/** The one item a WHERE clause names with `key = value` for every key, and the conditions beside; undefined if it does not. */
export function keyAndRest(
  keys: KeySchema,
  where: Condition | undefined,
): { readonly key: Item; readonly rest: readonly Condition[] } | undefined {
  const key: Record<string, AttributeValue> = {}
  const rest: Condition[] = []
  for (const condition of conjuncts(where)) {
    const [name, value] = equalityOf(condition) ?? []
    if (name !== undefined && value && keyNames(keys).includes(name) && !key[name]) key[name] = value
    else rest.push(condition)
  }
  return Object.keys(key).length === keyNames(keys).length ? { key, rest } : undefined
}

function equalityOf(condition: Condition): readonly [string, AttributeValue] | undefined {
  if (condition.type !== "=") return undefined
  const [left, right] = condition.args
  const name = attributeName(left)
  return name !== undefined && isValue(right) ? [name, right] : undefined
}

const OPERATORS: Readonly<Record<string, KeyCondition["ComparisonOperator"]>> = {
  "=": "EQ",
  "<": "LT",
  "<=": "LE",
  ">": "GT",
  ">=": "GE",
  between: "BETWEEN",
  begins_with: "BEGINS_WITH",
}

/** What a WHERE clause says about one key attribute, in a form that narrows what is read. */
export function keyCondition({ name, type }: KeyAttribute, where: Condition | undefined): KeyCondition | undefined {
  for (const condition of conjuncts(where)) {
    if (condition.type === "and" || condition.type === "or" || condition.type === "not") continue
    const operator = OPERATORS[condition.type === "function" ? condition.name : condition.type]
    const [path, ...operands] = condition.args
    const values = operands.filter(isValue)
    if (!operator || attributeName(path) !== name || values.length < operands.length) continue
    if (values.some((value) => scalarOf(value, type) === undefined)) continue
    return { ComparisonOperator: operator, AttributeValueList: values }
  }
  return undefined
}

function attributeName(operand: Operand | undefined): string | undefined {
  if (!operand || !isPath(operand) || operand.length > 1) return undefined
  const [name] = operand
  return typeof name === "string" ? name : undefined
}

function isValue(operand: Operand | undefined): operand is AttributeValue {
  return operand !== undefined && !isPath(operand) && !("type" in operand)
}
