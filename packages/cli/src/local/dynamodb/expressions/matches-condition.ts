import type { AttributeValue, Item } from "../attribute-value.ts"
import { setMembers, typeOf, valuesEqual } from "../attribute-value.ts"
import { compareValues } from "./compare-values.ts"
import type { Comparator, Condition, FunctionCall, Operand } from "./expression.ts"
import { isPath } from "./expression.ts"
import { readPath } from "./read-path.ts"

/** Whether an item (an empty one when none is stored) satisfies a condition, filter or key expression. */
export function matchesCondition(condition: Condition, item: Item): boolean {
  switch (condition.type) {
    case "and":
      return condition.args.every((part) => matchesCondition(part, item))
    case "or":
      return condition.args.some((part) => matchesCondition(part, item))
    case "not":
      return !matchesCondition(condition.args[0], item)
    case "function":
      return callPredicate(condition, item)
    case "between": {
      const [value, low, high] = condition.args.map((operand) => resolve(operand, item))
      return compares(">=", value, low) && compares("<=", value, high)
    }
    case "in": {
      const [value, ...candidates] = condition.args.map((operand) => resolve(operand, item))
      return candidates.some((candidate) => compares("=", value, candidate))
    }
    default: {
      const [left, right] = condition.args.map((operand) => resolve(operand, item))
      return compares(condition.type, left, right)
    }
  }
}

function resolve(operand: Operand, item: Item): AttributeValue | undefined {
  if (isPath(operand)) return readPath(item, operand)
  if (!isCall(operand)) return operand
  const value = operand.args[0] && resolve(operand.args[0], item)
  const size = value && sizeOf(value)
  return size === undefined ? undefined : { N: String(size) }
}

function isCall(operand: Operand): operand is FunctionCall {
  return "type" in operand
}

function sizeOf(value: AttributeValue): number | undefined {
  if (value.S !== undefined) return value.S.length
  if (value.B !== undefined) return Buffer.from(value.B, "base64").length
  if (value.M) return Object.keys(value.M).length
  return (value.L ?? setMembers(value))?.length
}

function compares(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  if (comparator === "<>") return !compares("=", left, right)
  if (!left || !right) return false
  if (comparator === "=") return valuesEqual(left, right)
  const order = compareValues(left, right)
  if (order === undefined) return false
  if (comparator === "<") return order < 0
  if (comparator === "<=") return order <= 0
  return comparator === ">" ? order > 0 : order >= 0
}

function callPredicate({ name, args }: FunctionCall, item: Item): boolean {
  const [first, second] = args.map((operand) => resolve(operand, item))
  switch (name) {
    case "attribute_exists":
      return first !== undefined
    case "attribute_not_exists":
      return first === undefined
    case "attribute_type":
      return first !== undefined && typeOf(first) === second?.S
    case "begins_with":
      return first !== undefined && second !== undefined && beginsWith(first, second)
    case "contains":
      return first !== undefined && second !== undefined && contains(first, second)
    default:
      throw new Error(`Unknown condition function ${name}`)
  }
}

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if (value.S !== undefined && prefix.S !== undefined) return value.S.startsWith(prefix.S)
  if (value.B === undefined || prefix.B === undefined) return false
  const start = Buffer.from(prefix.B, "base64")
  return Buffer.from(value.B, "base64").subarray(0, start.length).equals(start)
}

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S)
  if (value.B !== undefined) {
    return part.B !== undefined && Buffer.from(value.B, "base64").includes(Buffer.from(part.B, "base64"))
  }
  if (value.L) return value.L.some((element) => valuesEqual(element, part))
  if (value.SS) return part.S !== undefined && value.SS.includes(part.S)
  if (value.NS) return part.N !== undefined && value.NS.includes(part.N)
  return part.B !== undefined && value.BS?.includes(part.B) === true
}
