import type { Arguments, Site } from "./frame.ts"
import { concatenate, literal, literalOf, text } from "./text.ts"
import { list, nothing, primitive, tuple, union, type Value, type ValueOf, type ValueSet } from "./value.ts"

/** What a string's own methods return. */
export function callTextMethod(
  receiver: ValueOf<"text">,
  name: string,
  { args, site }: { readonly args: Arguments; readonly site: Site },
): ValueSet {
  const known = literalOf(receiver)
  const [first, second] = args.list.map((values) => (values.length === 1 ? literalOf(values[0]) : undefined))
  const cause = receiver.parts.find(({ kind }) => kind === "unknown")
  const computed: ValueSet = [text([cause ?? { kind: "unknown", reason: "it is computed at run time" }])]
  switch (name) {
    case "toString":
    case "valueOf":
    case "normalize":
      return [receiver]
    case "trim":
      return known === undefined ? [receiver] : [literal(known.trim())]
    case "toUpperCase":
    case "toLowerCase":
      if (known === undefined) return computed
      return [literal(name === "toUpperCase" ? known.toUpperCase() : known.toLowerCase())]
    case "concat":
      return concatenate([[receiver], ...args.list])
    case "split":
      if (known === undefined || first === undefined) return [list(computed)]
      return [tuple(known.split(first).map((piece) => [literal(piece)]))]
    case "replace":
    case "replaceAll": {
      site.frame.run.call(functionsIn(union(...args.list)), { list: [], rest: computed }, site)
      if (known === undefined || first === undefined || second === undefined) return computed
      return [literal(name === "replace" ? known.replace(first, second) : known.replaceAll(first, second))]
    }
    case "startsWith":
    case "endsWith":
    case "includes":
    case "indexOf":
    case "charCodeAt":
      return [primitive]
    case "":
      return nothing
    default:
      return computed
  }
}

function functionsIn(values: ValueSet): ValueSet {
  return values.filter((value: Value) => value.kind === "function")
}
