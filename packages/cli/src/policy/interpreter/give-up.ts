import { contentsOf } from "./contents-of.ts"
import type { UnknownValue, Value, ValueSet } from "./value.ts"

/** What stands for values that are too many, or that grow without end. When code is among them, calling it is no guess. */
export function givenUp(values: ValueSet): Value & UnknownValue {
  const reason = values.some(holdsCode) ? "code" : "limit"
  return { kind: "unknown", reason, key: `unknown:${reason}` }
}

// As many as a program spells out can be told apart, such as the handlers of a large router.
const mostKinds = 256

/** More values than are usually told apart: kept where each comes from another place in the program. */
export function tooMany(values: ValueSet): ValueSet {
  const places = new Set(values.map(placeOf))
  const isSpelledOut = !places.has(undefined) && places.size === values.length && values.length <= mostKinds
  return isSpelledOut ? values : [givenUp(values)]
}

function placeOf(value: Value): unknown {
  switch (value.kind) {
    case "function":
      return value.fn
    case "class":
      return value.info
    case "instance":
      return value.class.info
    case "object":
      return value.node
    case "sdk":
      return value.key
    default:
      return undefined
  }
}

function holdsCode(value: Value): boolean {
  if (value.kind === "unknown") return value.reason === "code"
  return codeKinds.has(value.kind) || contentsOf(value).some(holdsCode)
}

const codeKinds: ReadonlySet<Value["kind"]> = new Set([
  "function",
  "bound",
  "class",
  "instance",
  "made",
  "object",
  "client",
  "sdk",
  "collection",
  "commonjs",
])
