import { choicesOf } from "./choices-of.ts"
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

/** Every string that joining one value of each set can give. */
export function concatenate(sets: readonly ValueSet[], separator = ""): ValueSet {
  const choices = choicesOf(sets.map(optionsOf))
  if (!choices) return [text(unknownPart("too many values"))]
  const between: readonly TextPart[] = separator ? [{ kind: "literal", text: separator }] : []
  const texts = choices.map((pieces) => text(pieces.flatMap((parts, at) => (at > 0 ? [...between, ...parts] : parts))))
  return [...new Map(texts.map((value) => [value.key, value])).values()]
}

function optionsOf(values: ValueSet): readonly (readonly TextPart[])[] {
  const set = present(values)
  return set.length === 0 ? [unknownPart("a value that is never set")] : set.map(partsOf)
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
      return unknownReasons.data
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

/** A string of which nothing is known before the code runs. */
export const computedText: Value = text(unknownPart(unknownReasons.data))

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
