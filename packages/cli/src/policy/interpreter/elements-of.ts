import { noArguments, type Site } from "./frame.ts"
import { elementsOfCollection } from "./collection-entries.ts"
import { readEvent } from "./event-data.ts"
import { elementOfResponse } from "./response.ts"
import { isCallable } from "./is-callable.ts"
import { nothing, undefinedValue, union, unknown, type Value, type ValueSet } from "./value.ts"

/** What iterating over the values may give. */
export function elementsOf(values: ValueSet, site: Site): ValueSet {
  return union(...values.map((value) => elementsOfOne(value, site)))
}

function elementsOfOne(value: Value, site: Site): ValueSet {
  const { run } = site.frame
  switch (value.kind) {
    case "tuple":
    case "list":
    case "array":
    case "merged":
    case "record":
      return run.read([value], undefined, site)
    case "object":
    case "instance":
    case "made":
      return iterated(value, site) ?? (value.kind === "object" ? run.read([value], undefined, site) : [unknown("data")])
    case "generator":
      return value.yielded
    case "collection":
      return elementsOfCollection(value)
    case "response":
      return [elementOfResponse(value)]
    case "event":
      return [readEvent(value, undefined, run)]
    case "undefined":
    case "primitive":
      return nothing
    case "unknown":
      return [value]
    default:
      return [unknown("data")]
  }
}

// An object with a method `[Symbol.iterator]`, which returns a generator or an object with a method `next`.
function iterated(value: Value, site: Site): ValueSet | undefined {
  const { run } = site.frame
  const methods = ["@@iterator", "@@asyncIterator"].flatMap((name) => run.read([value], name, site)).filter(isCallable)
  if (methods.length === 0) return undefined
  const iterators = run.call(methods, noArguments, site)
  const results = iterators.map((iterator): ValueSet => {
    if (iterator.kind === "generator") return iterator.yielded
    const next = run.read([iterator], "next", site).filter(isCallable)
    if (next.length === 0) return elementsOf([iterator], site)
    return run.read(run.call(next, noArguments, site), "value", site)
  })
  return union(...results)
}

/** The values at known positions, when the length is known. */
export function itemsOf(value: Value, site: Site): readonly ValueSet[] | undefined {
  if (value.kind !== "tuple" && value.kind !== "array") return undefined
  if (site.frame.run.facts.hasWrites(value)) return undefined
  if (value.kind === "tuple") return value.items
  const items: ValueSet[] = []
  for (const element of value.node.elements) {
    if (element === null) items.push([undefinedValue])
    else if (element.type !== "SpreadElement") items.push(value.frame.run.evaluate(element, value.frame))
    else {
      const [only, ...more] = value.frame.run.evaluate(element.argument, value.frame)
      const spread = only && more.length === 0 ? itemsOf(only, site) : undefined
      if (!spread) return undefined
      items.push(...spread)
    }
  }
  return items
}
