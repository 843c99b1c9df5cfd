import { elementsOf, itemsOf } from "./elements-of.ts"
import type { Arguments, Site } from "./frame.ts"
import { sorted } from "./sorted-items.ts"
import { list, nothing, primitive, tuple, undefinedValue, union, type Value, type ValueSet } from "./value.ts"

/** Methods that change the array they are called on. */
export const mutators: ReadonlySet<string> = new Set([
  "copyWithin",
  "fill",
  "pop",
  "push",
  "reverse",
  "shift",
  "sort",
  "splice",
  "unshift",
])

interface Use {
  readonly args: Arguments
  readonly site: Site
}

/** What a method returns that changes its array, which from now on holds its elements in no known order. */
export function mutateArray(receiver: Value, name: string, { args, site }: Use): ValueSet {
  const { facts } = site.frame.run
  const [first = nothing] = args.list
  const fresh = isFresh(site) ? itemsOf(receiver, site) : undefined
  const elements = elementsOf([receiver], site)
  if (!fresh) facts.change(receiver)
  switch (name) {
    case "push":
    case "unshift":
      facts.write(receiver, undefined, union(...args.list, args.rest))
      return [primitive]
    case "pop":
    case "shift":
      if (fresh) return fresh.at(name === "pop" ? -1 : 0) ?? [undefinedValue]
      return union(elements, [undefinedValue])
    case "fill":
      facts.write(receiver, undefined, first)
      return [receiver]
    case "splice":
      facts.write(receiver, undefined, union(...args.list.slice(2), args.rest))
      return [list(elements)]
    case "reverse":
      return [fresh ? tuple(fresh.toReversed()) : receiver]
    case "sort": {
      const inOrder = sorted(receiver, first, site)
      return [fresh ? inOrder : receiver]
    }
    default:
      return [receiver]
  }
}

const makers: ReadonlySet<string> = new Set([
  "concat",
  "entries",
  "filter",
  "flat",
  "flatMap",
  "from",
  "keys",
  "map",
  "of",
  "slice",
  "split",
  "toReversed",
  "toSorted",
  "values",
])

// Whether the array was made in the very expression, so that nothing else can hold it.
function isFresh({ node, frame }: Site): boolean {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false
  const { object } = node.callee
  if (object.type === "ArrayExpression") return true
  if (object.type !== "CallExpression" || object.callee.type !== "MemberExpression") return false
  const { property, computed } = object.callee
  if (computed || property.type !== "Identifier" || !makers.has(property.name)) return false
  // Not a method of the app's own, which may hand out what it holds.
  return frame.run.evaluate(object.callee, frame).every(({ kind }) => kind === "builtin" || kind === "global")
}
