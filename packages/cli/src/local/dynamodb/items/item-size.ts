import type { AttributeValue, Item } from "../attribute-value.ts"
import { setMembers } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"

/** DynamoDB's limit for one item: attribute names and values together, 400 KB. */
const MAX_ITEM_BYTES = 400 * 1024

/** Throws ValidationException with `message` when the item is larger than DynamoDB stores. */
export function checkItemSize(item: Item, message = "Item size has exceeded the maximum allowed size"): void {
  if (itemSize(item) > MAX_ITEM_BYTES) throw validationError(message)
}

/** Bytes DynamoDB counts for an item: UTF-8 names and values, numbers by digits, 3 + 1 each for maps and lists. */
export function itemSize(item: Item): number {
  let size = 0
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + valueSize(value)
  return size
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return numberSize(value.N)
  if (value.B !== undefined) return binarySize(value.B)
  if (value.M) return 3 + Object.keys(value.M).length + itemSize(value.M)
  if (value.L) return value.L.reduce((size, element) => size + 1 + valueSize(element), 3)
  const members = setMembers(value)
  if (!members) return 1
  const memberSize = value.SS ? Buffer.byteLength : value.NS ? numberSize : binarySize
  return members.reduce((size, member) => size + memberSize(member), 0)
}

/** Two digits a byte, plus one for the exponent and one for a sign. */
function numberSize(text: string): number {
  const digits = text.replace(/[-.]/g, "").replace(/^0+|0+$/g, "")
  if (digits === "") return 1
  return 1 + Math.ceil(digits.length / 2) + (text.startsWith("-") ? 1 : 0)
}

function binarySize(base64: string): number {
  return Buffer.byteLength(base64, "base64")
}
