import { isArray } from "./is-array.ts"
import type { ClassValue, Value, ValueSet } from "./value.ts"
import { literalOf } from "./text.ts"
import { isNullish, objectKinds } from "./truth.ts"
import { boolean, number, primitive, union } from "./value.ts"

type Known = string | number | boolean | null | undefined

/** What an operator other than `+` on strings gives, as far as both sides are known. */
export function applyOperator(operator: string, left: ValueSet, right: ValueSet): ValueSet {
  if (left.length * right.length > 36) return [primitive]
  return union(...left.flatMap((a) => right.map((b): ValueSet => [applyOne(operator, a, b)])))
}

/** Whether two values are the same; undefined when that is not known. */
export function areSame(a: Value, b: Value): boolean | undefined {
  const [left, right] = [knownOf(a), knownOf(b)]
  if (left && right) return left.value === right.value
  if (a.kind === "sdk" && b.kind === "sdk") return a.key === b.key
  if (a.kind === "class" && b.kind === "class") return a.info === b.info ? undefined : false
  if (isDistinct(a, b, right) || isDistinct(b, a, left)) return false
  return undefined
}

/** Whether `==` holds; undefined when that is not known. */
export function areAlike(a: Value, b: Value): boolean | undefined {
  const [left, right] = [knownOf(a), knownOf(b)]
  // oxlint-disable-next-line eqeqeq -- It is what the app's code says.
  if (left && right) return left.value == right.value
  const [isNull, wasNull] = [isNullish(a), isNullish(b)]
  if (isNull === undefined || wasNull === undefined) return undefined
  if (isNull || wasNull) return isNull && wasNull
  // Objects turn into texts, and texts into numbers.
  return a.kind === "text" && b.kind === "text" ? areSame(a, b) : undefined
}

/** `typeof value`, when it is known. */
export function typeOf(value: Value): string | undefined {
  if (value.kind === "text") return "string"
  if (value.kind === "symbol") return "symbol"
  if (value.kind === "primitive") {
    return value.value === undefined ? undefined : value.value === null ? "object" : typeof value.value
  }
  if (value.kind === "undefined") return value.isCertain ? "undefined" : undefined
  if (["function", "class", "bound", "sdk"].includes(value.kind)) return "function"
  return objectKinds.has(value.kind) ? "object" : undefined
}

/** `value instanceof owner`; undefined when that is not known. */
export function isInstance(value: Value, owner: Value): boolean | undefined {
  if (owner.kind === "class" && value.kind === "instance") return descends(value.class, owner)
  if (value.kind === "text" || value.kind === "primitive" || (value.kind === "undefined" && value.isCertain))
    return false
  if (owner.kind === "global" && owner.name === "Array") {
    if (isArray(value)) return true
    return objectKinds.has(value.kind) ? false : undefined
  }
  if (owner.kind === "global" && value.kind === "collection" && value.type === owner.name) return true
  const isPlain = ["object", "array", "tuple", "list", "record"].includes(value.kind)
  return owner.kind === "class" && isPlain ? false : undefined
}

function descends(from: ClassValue, owner: ClassValue): boolean | undefined {
  if (from.info === owner.info) return true
  const { superClass } = from.info.node
  if (!superClass) return false
  const answers = from.frame.run
    .evaluate(superClass, from.frame)
    .map((base) => (base.kind === "class" ? descends(base, owner) : base.kind === "global" ? false : undefined))
  const [first] = answers
  return answers.every((answer) => answer === first) ? first : undefined
}

// An object is never a string; a text with a known beginning is not one that begins otherwise.
function isDistinct(a: Value, b: Value, right: { readonly value: Known } | undefined): boolean {
  if (objectKinds.has(a.kind)) return right !== undefined || b.kind === "text"
  if (a.kind !== "text" || !right) return false
  if (typeof right.value !== "string") return true
  const [first] = a.parts
  if (first?.kind === "literal") return !right.value.startsWith(first.text)
  return right.value === "" && a.parts.some(({ kind }) => kind === "resource" || kind === "literal")
}

function applyOne(operator: string, a: Value, b: Value): Value {
  switch (operator) {
    case "===":
    case "!==":
    case "==":
    case "!=": {
      const same = operator.length === 3 ? areSame(a, b) : areAlike(a, b)
      return boolean(same === undefined ? undefined : same !== operator.startsWith("!"))
    }
    case "instanceof":
      return boolean(isInstance(a, b))
    default: {
      const [left, right] = [knownOf(a), knownOf(b)]
      return left && right ? compute(operator, left.value, right.value) : primitive
    }
  }
}

function compute(operator: string, a: Known, b: Known): Value {
  if (typeof a === "string" && typeof b === "string" && /^[<>]=?$/.test(operator)) return boolean(order(operator, a, b))
  const [x, y] = [Number(a), Number(b)]
  switch (operator) {
    case "+":
      return number(x + y)
    case "-":
      return number(x - y)
    case "*":
      return number(x * y)
    case "/":
      return number(x / y)
    case "%":
      return number(x % y)
    case "<":
    case ">":
    case "<=":
    case ">=":
      return boolean(order(operator, x, y))
    default:
      return primitive
  }
}

function order(operator: string, a: string | number, b: string | number): boolean {
  if (operator === "<") return a < b
  if (operator === ">") return a > b
  return operator === "<=" ? a <= b : a >= b
}

/** A value that is known to the last character or digit. */
export function knownOf(value: Value): { readonly value: Known } | undefined {
  if (value.kind === "primitive") return value.value === undefined ? undefined : { value: value.value }
  if (value.kind === "undefined") return value.isCertain ? { value: undefined } : undefined
  const string = literalOf(value)
  return string === undefined ? undefined : { value: string }
}
