import { givenUp } from "./give-up.ts"
import { text } from "./text.ts"
import { primitive, type TextPart, union, type Value, type ValueSet } from "./value.ts"

const open: TextPart = { kind: "unknown", reason: "it changes each time" }

/** What values become that are still growing: strings keep the beginning they have in common, numbers become any number. */
export function widened(before: ValueSet, after: ValueSet): ValueSet {
  const known = new Set(before.map(({ key }) => key))
  return union(after.map((value) => (known.has(value.key) ? value : widenedOne(value, before))))
}

function widenedOne(value: Value, before: ValueSet): Value {
  if (value.kind === "primitive") return primitive
  if (value.kind === "undefined" || value.kind === "unknown") return value
  if (value.kind !== "text") return givenUp([value])
  const [first] = value.parts
  if (first?.kind !== "literal") return text([open])
  const beginnings = before.map((it) => (it.kind === "text" ? it.parts[0] : undefined))
  const shared = beginnings.find(
    (part) => part?.kind === "literal" && part.text !== "" && first.text.startsWith(part.text),
  )
  return text(shared ? [shared, open] : [open])
}
