import type { AttributeValue, Item } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import { addDecimals, subtractDecimals } from "./decimal.ts"
import type { SetValue } from "./expression.ts"
import { isPath } from "./expression.ts"
import { readPath } from "./read-path.ts"

/** The value a SET clause assigns, read from the item as it was before the update. */
export function resolveSetValue(value: SetValue, item: Item): AttributeValue {
  if (isPath(value)) {
    const found = readPath(item, value)
    if (found) return found
    throw validationError("The provided expression refers to an attribute that does not exist in the item")
  }
  if (!("type" in value)) return value
  if (value.type === "function") return callFunction(value.name, value.args, item)

  const left = resolveSetValue(value.args[0], item).N
  const right = resolveSetValue(value.args[1], item).N
  if (left === undefined || right === undefined) throw wrongType()
  return { N: value.type === "add" ? addDecimals(left, right) : subtractDecimals(left, right) }
}

function callFunction(name: string, [first, second]: readonly SetValue[], item: Item): AttributeValue {
  if (!first || !second) throw new Error(`${name} was parsed with fewer than two operands`)
  if (name === "if_not_exists") return (isPath(first) && readPath(item, first)) || resolveSetValue(second, item)
  const head = resolveSetValue(first, item).L
  const tail = resolveSetValue(second, item).L
  if (name !== "list_append" || !head || !tail) throw wrongType()
  return { L: [...head, ...tail] }
}

function wrongType() {
  return validationError("An operand in the update expression has an incorrect data type")
}
