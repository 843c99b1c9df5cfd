import type { TextPart, Value, ValueSet } from "./value.ts"

// No name in AWS is as long: strings that grow with every call are not followed.
const longest = 2048

export function text(parts: readonly TextPart[]): Value {
  const joined: TextPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === "literal" && last?.kind === "literal") {
      joined[joined.length - 1] = { kind: "literal", text: last.text + part.text }
    } else joined.push(part)
  }
  if (joined.length > 64 || joined.some((part) => part.kind === "literal" && part.text.length > longest)) {
    return text([{ kind: "unknown", reason: "it grows without end" }])
  }
  return { kind: "text", parts: joined, key: `text:${joined.map(partKey).join("+")}` }
}

export function literal(value: string): Value {
  return text([{ kind: "literal", text: value }])
}

/** The string, when it is known to the last character; of a symbol what its properties go by. */
export function literalOf(value: Value | undefined): string | undefined {
  if (value?.kind === "primitive" && value.value !== undefined) return String(value.value)
  if (value?.kind === "symbol") return value.name
  if (value?.kind !== "text") return undefined
  if (value.parts.length === 0) return ""
  const [part] = value.parts
  return value.parts.length === 1 && part?.kind === "literal" ? part.text : undefined
}

const combinations = 32

/** Every string that joining one value of each set can give. */
export function concatenate(sets: readonly ValueSet[], separator = ""): ValueSet {
  let results: readonly (readonly TextPart[])[] = [[]]
  for (const [index, values] of sets.entries()) {
    const between: readonly TextPart[] = index > 0 && separator ? [{ kind: "literal", text: separator }] : []
    const set = present(values)
    const options = set.length === 0 ? [unknownPart("a value that is never set")] : set.map(partsOf)
    if (results.length * options.length > combinations) return [text([{ kind: "unknown", reason: "too many values" }])]
    results = results.flatMap((start) => options.map((option) => [...start, ...between, ...option]))
  }
  const texts = results.map(text)
  return [...new Map(texts.map((value) => [value.key, value])).values()]
}

// A string that says "undefined" is not what the code means where there are other values.
function present(values: ValueSet): ValueSet {
  const others = values.filter(({ kind }) => kind !== "undefined")
  return others.length > 0 ? others : values
}

/** A value as the pieces of a string. */
export function partsOf(value: Value): readonly TextPart[] {
  if (value.kind === "text") return value.parts
  if (value.kind === "symbol") return unknownPart(whyUnknown(value))
  const known = literalOf(value)
  if (known !== undefined) return [{ kind: "literal", text: known }]
  return unknownPart(whyUnknown(value))
}

/** In the words of a warning, why a value cannot be known before the code runs. */
export function whyUnknown(value: Value): string {
  switch (value.kind) {
    case "unknown":
      return unknownReasons[value.reason]
    case "undefined":
      return value.variable === undefined
        ? "it is undefined"
        : `the function has no environment variable ${value.variable}`
    case "response":
      return `it comes from the answer of ${value.operation}`
    case "event":
      return unknownReasons.request
    case "external":
      return `it comes from the package ${value.module}`
    default:
      return "it is computed at run time"
  }
}

export const unknownReasons = {
  request: "it comes from the request",
  event: "it comes from the event",
  data: "it is computed at run time",
  parameter: "it is a parameter of a function that other code calls",
  unassigned: "nothing in the app assigns it",
  external: "it comes from code outside the app",
  limit: "it can be too many things",
  code: "it can be too many things",
} as const

function unknownPart(reason: string): readonly TextPart[] {
  return [{ kind: "unknown", reason }]
}

function partKey(part: TextPart): string {
  switch (part.kind) {
    case "literal":
      return JSON.stringify(part.text)
    case "resource":
      return `${part.resourceKind}/${part.id}/${part.property}`
    case "template":
      return JSON.stringify(part.value)
    case "unknown":
      return `?${part.reason}`
  }
}
