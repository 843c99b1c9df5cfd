import type { Value, ValueSet } from "./value.ts"

/** Whether a value counts as true in a condition; undefined when that is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case "text":
      if (value.parts.length === 0) return false
      if (value.parts.some((part) => part.kind === "literal" && part.text !== "")) return true
      if (value.parts.some(({ kind }) => kind === "resource")) return true
      return value.parts.every(({ kind }) => kind === "literal") ? false : undefined
    case "primitive":
      return value.value === undefined ? undefined : Boolean(value.value)
    case "undefined":
      return value.isCertain ? false : undefined
    default:
      return objectKinds.has(value.kind) ? true : undefined
  }
}

/** What all the values agree on. */
export function truthOfAll(values: ValueSet): boolean | undefined {
  const [first, ...rest] = values.map(truthOf)
  return rest.every((truth) => truth === first) ? first : undefined
}

/** Whether `??` goes on to its right side; undefined when that is not known. */
export function isNullish(value: Value): boolean | undefined {
  if (value.kind === "undefined") return value.isCertain ? true : undefined
  if (value.kind === "text" || objectKinds.has(value.kind)) return false
  if (value.kind === "primitive") return value.value === undefined ? undefined : value.value === null
  return undefined
}

export const objectKinds: ReadonlySet<Value["kind"]> = new Set([
  "object",
  "array",
  "tuple",
  "list",
  "record",
  "merged",
  "function",
  "class",
  "instance",
  "made",
  "bound",
  "client",
  "command",
  "sdk",
  "resource",
  "collection",
  "regexp",
  "symbol",
])
