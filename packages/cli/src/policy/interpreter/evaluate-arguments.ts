import type { Argument } from "oxc-parser"
import { elementsOf, itemsOf } from "./elements-of.ts"
import type { Arguments, Frame } from "./frame.ts"
import { nothing, union, type ValueSet } from "./value.ts"

/** The arguments of a call, spread ones where their length is known. */
export function evaluateArguments(args: readonly Argument[], frame: Frame): Arguments {
  const list: ValueSet[] = []
  let rest: ValueSet = nothing
  for (const node of args) {
    if (node.type !== "SpreadElement") {
      const values = frame.run.evaluate(node, frame)
      if (rest.length > 0) rest = union(rest, values)
      else list.push(values)
      continue
    }
    const values = frame.run.evaluate(node.argument, frame)
    const [only] = values
    const items = only && values.length === 1 ? itemsOf(only, { node, frame }) : undefined
    if (items && rest.length === 0) list.push(...items)
    else rest = union(rest, elementsOf(values, { node, frame }))
  }
  return { list, rest }
}
