import type { AttributeValue, Item, SetType } from "../attribute-value.ts"
import { typeOf } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import { addDecimals } from "./decimal.ts"
import type { Path, UpdateAction } from "./expression.ts"
import { resolveSetValue } from "./resolve-set-value.ts"

/** The item after an UpdateExpression; the given item stays as it was. Throws ValidationException. */
export function applyUpdate(item: Item, actions: readonly UpdateAction[]): Item {
  // Every SET reads the item as it was before the update, whatever the other actions do.
  const changes = actions.map((action) => ({
    action,
    value: action.type === "set" ? resolveSetValue(action.val, item) : undefined,
  }))
  const root: Document = { M: copy(item) }
  const removedElements = new Set<AttributeValue[]>()
  for (const { action, value } of changes) {
    const target = locate(root, action.path)
    if (action.type === "set") write(target, value)
    else if (action.type === "remove") remove(target, removedElements)
    else if (action.type === "add") write(target, added(read(target), action.val))
    else write(target, withoutMembers(read(target), action.val))
  }
  // Indexes in one expression all mean the list as it was, so elements leave together at the end.
  for (const list of removedElements) list.splice(0, list.length, ...list.filter((element) => element !== REMOVED))
  return root.M
}

interface Document {
  readonly M: Record<string, AttributeValue>
}

type Target =
  | { readonly map: Record<string, AttributeValue>; readonly name: string }
  | { readonly list: AttributeValue[]; readonly index: number; readonly length: number }

const REMOVED: AttributeValue = {}

const originalLengths = new WeakMap<AttributeValue[], number>()

/** A deep copy whose maps and lists may be changed. */
function copy(item: Item): Record<string, AttributeValue> {
  return structuredClone(item)
}

function locate(root: Document, path: Path): Target {
  let parent: AttributeValue | undefined = root
  for (const step of path.slice(0, -1)) {
    parent = typeof step === "number" ? parent?.L?.[step] : parent?.M?.[step]
  }
  const last = path.at(-1)
  if (typeof last === "string" && parent?.M) return { map: parent.M as Record<string, AttributeValue>, name: last }
  if (typeof last === "number" && parent?.L) {
    const list = parent.L as AttributeValue[]
    const length = originalLengths.get(list) ?? list.length
    originalLengths.set(list, length)
    return { list, index: last, length }
  }
  throw validationError("The document path provided in the update expression is invalid for update")
}

function read(target: Target): AttributeValue | undefined {
  return "map" in target ? target.map[target.name] : target.list[target.index]
}

function write(target: Target, value: AttributeValue | undefined): void {
  if ("map" in target) {
    if (value) target.map[target.name] = value
    else delete target.map[target.name]
  } else if (value) {
    // Past its end, a list grows by one element whatever the index says.
    if (target.index < target.length) target.list[target.index] = value
    else target.list.push(value)
  }
}

function remove(target: Target, removedElements: Set<AttributeValue[]>): void {
  if ("map" in target) delete target.map[target.name]
  else if (target.index < target.length) {
    target.list[target.index] = REMOVED
    removedElements.add(target.list)
  }
}

const WRONG_TYPE = "An operand in the update expression has an incorrect data type"

function added(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (!existing) return value
  if (existing.N !== undefined && value.N !== undefined) return { N: addDecimals(existing.N, value.N) }
  const { type, members, others } = sameSets(existing, value)
  return { [type]: [...members, ...others.filter((member) => !members.includes(member))] }
}

function withoutMembers(existing: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (!existing) return undefined
  const { type, members, others } = sameSets(existing, value)
  const kept = members.filter((member) => !others.includes(member))
  return kept.length > 0 ? { [type]: kept } : undefined
}

function sameSets(left: AttributeValue, right: AttributeValue) {
  const type = typeOf(right)
  if (type !== "SS" && type !== "NS" && type !== "BS") throw validationError(WRONG_TYPE)
  const setType: SetType = type
  const [members, others] = [left[setType], right[setType]]
  if (!members || !others) throw validationError(WRONG_TYPE)
  return { type: setType, members, others }
}
