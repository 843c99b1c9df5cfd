import { argument, type Arguments, type Site } from "./frame.ts"
import { parseJson } from "./parse-json.ts"
import { plainOf } from "./plain-value.ts"
import { computedText, literal } from "./text.ts"
import { union, unknown, type ValueSet } from "./value.ts"

/** `JSON.stringify(value)`: the text, when the value is known; `toJSON` methods run in any case. */
export function stringify(args: Arguments, site: Site): ValueSet {
  const known = args.list.length === 1 && args.rest.length === 0 ? plainOf(argument(args, 0), site) : undefined
  const json = known && JSON.stringify(known.plain)
  if (json !== undefined) return [literal(json)]
  site.frame.run.escape(union(...args.list, args.rest), site)
  return [computedText]
}

/** `JSON.parse(text)`: the data of a known text, and what was made a text of to copy it. */
export function parse(args: Arguments, site: Site): ValueSet {
  const copied = copiedBy(site)
  if (copied) return copied
  site.frame.run.escape(args.list.slice(1).flat(), site)
  if (args.list.length !== 1 || args.rest.length > 0) return [unknown("data")]
  return union(argument(args, 0).map(parseJson))
}

// `JSON.parse(JSON.stringify(value))` has what the value has.
function copiedBy({ node, frame }: Site): ValueSet | undefined {
  if (node.type !== "CallExpression" || node.arguments.length !== 1) return undefined
  const [inner] = node.arguments
  if (inner?.type !== "CallExpression" || inner.arguments.length !== 1) return undefined
  const {
    callee,
    arguments: [original],
  } = inner
  if (callee.type !== "MemberExpression" || callee.computed || callee.object.type !== "Identifier") return undefined
  if (callee.object.name !== "JSON" || callee.property.name !== "stringify") return undefined
  if (frame.run.program.bindings.has(callee.object)) return undefined
  return original && original.type !== "SpreadElement" ? frame.run.evaluate(original, frame) : undefined
}
