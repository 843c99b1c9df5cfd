import { elementsOf, itemsOf } from "./elements-of.ts"
import type { Arguments, Site } from "./frame.ts"
import { concatenate, literalOf } from "./text.ts"
import { list, nothing, primitive, tuple, undefinedValue, union, unknown, type Value, type ValueSet } from "./value.ts"

interface Use {
  readonly args: Arguments
  readonly site: Site
}

/** What an array's own methods return; callbacks get the elements. */
export function callArrayMethod(receiver: Value, name: string, { args, site }: Use): ValueSet {
  const { run } = site.frame
  const [first = nothing, second = nothing] = args.list
  const eachItem = () => callForEach(receiver, first, site)
  switch (name) {
    case "map":
      return [mapped(receiver, first, site)]
    case "flatMap":
      return [list(flatten(union(...eachItem()), site))]
    case "forEach":
      eachItem()
      return [undefinedValue]
    case "some":
    case "every":
    case "findIndex":
    case "includes":
    case "indexOf":
      eachItem()
      return [primitive]
    case "filter":
      eachItem()
      return [list(elementsOf([receiver], site))]
    case "find":
    case "findLast":
      eachItem()
      return union(elementsOf([receiver], site), [undefinedValue])
    case "at":
    case "pop":
    case "shift": {
      const items = itemsOf(receiver, site)
      const at = literalOf(first[0])
      const item = name === "at" && items && at !== undefined ? items.at(Number(at)) : undefined
      return item ?? union(elementsOf([receiver], site), items ? nothing : [undefinedValue])
    }
    case "reduce":
    case "reduceRight": {
      const items = itemsOf(receiver, site)
      if (items && items.length <= separately) {
        const inOrder = name === "reduce" ? items : items.toReversed()
        const [start = nothing, ...rest] = args.list.length > 1 ? [second, ...inOrder] : inOrder
        return rest.reduce((sum, item) => run.call(first, { list: [sum, item], rest: [primitive] }, site), start)
      }
      const element = elementsOf([receiver], site)
      const once = run.call(first, { list: [second.length > 0 ? second : element, element], rest: [primitive] }, site)
      const again = run.call(first, { list: [once, element], rest: [primitive] }, site)
      return union(second, once, again)
    }
    case "concat":
      return [list(union(elementsOf([receiver], site), flatten(union(...args.list), site)))]
    case "join": {
      const items = itemsOf(receiver, site)
      const separator = first.length === 0 ? "," : literalOf(first[0])
      if (!items || separator === undefined) return concatenate([[unknown("data")]])
      return concatenate(items, separator)
    }
    case "push":
    case "unshift":
      run.facts.write(receiver, undefined, union(...args.list, args.rest))
      return [primitive]
    case "flat":
      return [list(flatten(elementsOf([receiver], site), site))]
    case "entries":
      return [list([tuple([[primitive], elementsOf([receiver], site)])])]
    case "keys":
      return [list([primitive])]
    case "values":
    case "slice":
    case "sort":
    case "toSorted":
    case "reverse":
    case "toReversed":
      if (name === "sort" || name === "toSorted")
        run.call(first, { list: [], rest: elementsOf([receiver], site) }, site)
      return name === "slice" && args.list.length > 0 ? [list(elementsOf([receiver], site))] : [receiver]
    default:
      run.escape(union(...args.list, args.rest), site)
      return [unknown("data")]
  }
}

const separately = 8

function callForEach(receiver: Value, callback: ValueSet, site: Site): readonly ValueSet[] {
  const { run } = site.frame
  const items = itemsOf(receiver, site)
  // Few known elements are followed one by one, so that what belongs together stays together.
  const inputs = items && items.length <= separately ? items : [elementsOf([receiver], site)]
  return inputs.map((item) => run.call(callback, { list: [item, [primitive], [receiver]], rest: nothing }, site))
}

function mapped(receiver: Value, callback: ValueSet, site: Site): Value {
  const results = callForEach(receiver, callback, site)
  const items = itemsOf(receiver, site)
  return items && items.length === results.length ? tuple(results) : list(union(...results))
}

function flatten(values: ValueSet, site: Site): ValueSet {
  return union(
    ...values.map((value) =>
      value.kind === "array" || value.kind === "tuple" || value.kind === "list" ? elementsOf([value], site) : [value],
    ),
  )
}
