import { mutateArray, mutators } from "./array-mutators.ts"
import { areSame } from "./compare.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import type { Arguments, Site } from "./frame.ts"
import { sorted } from "./sorted-items.ts"
import { concatenate, literalOf } from "./text.ts"
import { truthOfAll } from "./truth.ts"
import { isArray } from "./is-array.ts"
import {
  boolean,
  list,
  nothing,
  number,
  primitive,
  tuple,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

interface Use {
  readonly args: Arguments
  readonly site: Site
}

/** What an array's own methods return; callbacks get the elements. */
export function callArrayMethod(receiver: Value, name: string, { args, site }: Use): ValueSet {
  const { run } = site.frame
  const [first = nothing] = args.list
  const elements = () => elementsOf([receiver], site)
  const items = itemsOf(receiver, site)
  if (mutators.has(name)) return mutateArray(receiver, name, { args, site })
  switch (name) {
    case "map": {
      const results = callForEach(receiver, first, site)
      return [items && items.length === results.length ? tuple(results) : list(union(...results))]
    }
    case "flatMap":
      return [flattened(callForEach(receiver, first, site), items, site)]
    case "forEach":
      callForEach(receiver, first, site)
      return [undefinedValue]
    case "some":
    case "every": {
      const truths = truthsOf(receiver, first, site)
      if (!truths) return [primitive]
      const decisive = name === "some"
      if (truths.includes(decisive)) return [boolean(decisive)]
      return [boolean(truths.includes(undefined) ? undefined : !decisive)]
    }
    case "filter": {
      const truths = truthsOf(receiver, first, site)
      if (!items || !truths) return [list(elements())]
      const kept = items.filter((_, index) => truths[index] !== false)
      return [truths.includes(undefined) ? list(union(...kept)) : tuple(kept)]
    }
    case "find":
    case "findLast": {
      const truths = truthsOf(receiver, first, site)
      if (!items || !truths) return union(elements(), [undefinedValue])
      const order = items.map((item, index) => ({ item, truth: truths[index] }))
      return firstOf(name === "find" ? order : order.toReversed())
    }
    case "findIndex":
    case "findLastIndex": {
      const truths = truthsOf(receiver, first, site)
      if (!truths || truths.includes(undefined)) return [primitive]
      return [number(name === "findIndex" ? truths.indexOf(true) : truths.lastIndexOf(true))]
    }
    case "includes":
    case "indexOf":
    case "lastIndexOf":
      if (!items || first.length === 0) return [primitive]
      return union(...first.map((wanted): ValueSet => [placeOf(wanted, { items, name })]))
    case "at": {
      const at = first.length === 1 ? literalOf(first[0]) : undefined
      if (!items || at === undefined) return union(elements(), [undefinedValue])
      return items.at(Number(at)) ?? [undefinedValue]
    }
    case "reduce":
    case "reduceRight":
      return reduced(receiver, name, { args, site })
    case "concat":
      return [flattened([[receiver], ...args.list, ...(args.rest.length > 0 ? [[list(args.rest)]] : [])], items, site)]
    case "join": {
      const separator = first.length === 0 ? "," : literalOf(first[0])
      if (!items || separator === undefined || first.length > 1) return concatenate([[unknown("data")]])
      return concatenate(items, separator)
    }
    case "flat":
      if (first.length > 0) return [list(flatten(flatten(elements(), site), site))]
      return [flattened(items ?? [elements()], items, site)]
    case "entries":
      if (items) return [tuple(items.map((item, index) => [tuple([[number(index)], item])]))]
      return [list([tuple([[primitive], elements()])])]
    case "keys":
      return [items ? tuple(items.map((_, index) => [number(index)])) : list([primitive])]
    case "values":
      return [receiver]
    case "slice": {
      const [from, to] = args.list.map((values) => (values.length === 1 ? literalOf(values[0]) : undefined))
      if (!items || args.list.length > 2) return [list(elements())]
      if (args.list.length > 0 && from === undefined) return [list(elements())]
      if (args.list.length > 1 && to === undefined) return [list(elements())]
      return [tuple(items.slice(Number(from ?? 0), to === undefined ? undefined : Number(to)))]
    }
    case "toSorted":
      return [sorted(receiver, first, site)]
    case "toReversed":
      return [items ? tuple(items.toReversed()) : list(elements())]
    case "toSpliced":
    case "with":
      return [list(union(elements(), ...args.list.slice(name === "with" ? 1 : 2), args.rest))]
    default:
      run.escape(union(...args.list, args.rest), site)
      return [unknown("data")]
  }
}

const separately = 8

function callForEach(receiver: Value, callback: ValueSet, site: Site): readonly ValueSet[] {
  const { run } = site.frame
  const items = itemsOf(receiver, site)
  const call = (item: ValueSet, index: Value) =>
    run.call(callback, { list: [item, [index], [receiver]], rest: nothing }, site)
  // Few known elements are followed one by one, so that what belongs together stays together.
  if (items && items.length <= separately) return items.map((item, index) => call(item, number(index)))
  const elements = elementsOf([receiver], site)
  // None are known where code that is not seen fills the array.
  if (!items && elements.length > 0 && elements.length <= separately)
    return elements.map((element) => call([element], primitive))
  return [call(elements, primitive)]
}

// What a callback says to each item; undefined where the items are too many to ask one by one.
function truthsOf(receiver: Value, callback: ValueSet, site: Site): readonly (boolean | undefined)[] | undefined {
  const results = callForEach(receiver, callback, site)
  const items = itemsOf(receiver, site)
  return items && items.length === results.length && items.length <= separately
    ? results.map((result) => (result.length > 0 ? truthOfAll(result) : undefined))
    : undefined
}

function firstOf(order: readonly { readonly item: ValueSet; readonly truth: boolean | undefined }[]): ValueSet {
  const found = order.findIndex(({ truth }) => truth === true)
  const possible = (found < 0 ? order : order.slice(0, found + 1)).filter(({ truth }) => truth !== false)
  return union(...possible.map(({ item }) => item), found < 0 ? [undefinedValue] : nothing)
}

function placeOf(wanted: Value, { items, name }: { items: readonly ValueSet[]; name: string }): Value {
  const answers = items.map((item) => (item.length === 1 && item[0] ? areSame(item[0], wanted) : undefined))
  if (name === "includes") return boolean(answers.includes(true) || (answers.includes(undefined) ? undefined : false))
  if (answers.includes(undefined)) return primitive
  return number(name === "indexOf" ? answers.indexOf(true) : answers.lastIndexOf(true))
}

function reduced(receiver: Value, name: string, { args, site }: Use): ValueSet {
  const { run } = site.frame
  const [callback = nothing, initial] = args.list
  const items = itemsOf(receiver, site)
  if (items && items.length <= separately) {
    const order = items.map((item, index) => ({ item, index }))
    if (name === "reduceRight") order.reverse()
    const [start = nothing, rest] = initial ? [initial, order] : [order[0]?.item, order.slice(1)]
    return rest.reduce<ValueSet>(
      (before, { item, index }) =>
        run.call(callback, { list: [before, item, [number(index)], [receiver]], rest: nothing }, site),
      start,
    )
  }
  const element = elementsOf([receiver], site)
  const once = run.call(callback, { list: [initial ?? element, element], rest: [primitive] }, site)
  const again = run.call(callback, { list: [once, element], rest: [primitive] }, site)
  return union(initial ?? element, once, again)
}

function flatten(values: ValueSet, site: Site): ValueSet {
  return union(...values.map((value) => (isArray(value) ? elementsOf([value], site) : [value])))
}

// One level of arrays within the parts, which are all there are when `items` are known.
function flattened(parts: readonly ValueSet[], items: readonly ValueSet[] | undefined, site: Site): Value {
  const exact = parts.map((part) => {
    const [only, ...others] = part
    if (!only || others.length > 0 || mayBeArray.has(only.kind)) return undefined
    return isArray(only) ? itemsOf(only, site) : [part]
  })
  const known = exact.flatMap((part) => (part ? [part] : []))
  const isExact = items && items.length <= separately && known.length === parts.length
  return isExact ? tuple(known.flat()) : list(flatten(union(...parts), site))
}

const mayBeArray: ReadonlySet<string> = new Set(["unknown", "external", "response", "event", "collection", "generator"])
