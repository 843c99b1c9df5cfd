import { newCollection } from "./collections.ts"
import { callPure } from "./call-pure.ts"
import { callArrayMethod } from "./array-methods.ts"
import { callScheduler, withResolvers } from "./scheduled-calls.ts"
import { rawText } from "./tagged-template.ts"
import { urlOf } from "./url.ts"
import { elementsOf, itemsOf } from "./elements-of.ts"
import { escapeInto } from "./escape.ts"
import { groupedBy } from "./grouped-by.ts"
import { knownEnvironment } from "./read-environment.ts"
import type { Facts } from "./facts.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { toNumber } from "./to-number.ts"
import { truthOf } from "./truth.ts"
import { warnOfHiddenCode } from "./call-node-module.ts"
import { callObjectFunction } from "./object-functions.ts"
import { concatenate, literal, literalOf, partsOf, text } from "./text.ts"
import { boolean, list, merged, nothing, record, tuple, union, unknown, type Value, type ValueSet } from "./value.ts"
import { parse, stringify } from "./json.ts"
import { callMetadata } from "./metadata.ts"
import { symbolOf } from "./symbol-of.ts"
import { applyOperator } from "./compare.ts"
import { globalNamed } from "./read-global.ts"
import { exactKeysOf, hasKeys, keysOf } from "./keys-of.ts"

/** What the functions every program has return, as far as they pass values on. */
export function callGlobal(name: string, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const first = argument(args, 0)
  const own = first.map((value) => (value.kind === "environment" ? knownEnvironment(value, run) : value))
  switch (name) {
    case "eval":
    case "Function":
      run.warn({
        code: "POLICY_CODE_OPAQUE",
        message: "Code is made from a string",
        hint: "Write the code itself, so that the calls in it can be found.",
        site,
      })
      return [unknown("external")]
    // Lambda's own global: the function gets the event, a stream and the context.
    case "awslambda.streamifyResponse":
    case "Promise.all":
    case "Promise.resolve":
    case "Object.freeze":
    case "Object.seal":
    case "Object.preventExtensions":
    case "structuredClone":
      return first
    case "Promise.race":
    case "Promise.any":
    case "Array.of":
      return name === "Array.of" ? [tuple(args.list)] : elementsOf(first, site)
    case "Promise.allSettled": {
      const [only, ...others] = first
      const items = only && others.length === 0 ? itemsOf(only, site) : undefined
      return [items ? tuple(items.map((item) => [settled(item)])) : list([settled(elementsOf(first, site))])]
    }
    case "String.raw":
      return rawText(args, site)
    case "Promise.withResolvers":
      return withResolvers(site)
    case "Event":
    case "CustomEvent":
      return [merged([argument(args, 1), [record(new Map([["type", first]]))]])]
    case "URL":
      return [urlOf(first, site)]
    case "Array.from":
    case "Array.fromAsync": {
      const [only, ...others] = first
      const elements = elementsOf(first, site)
      const callback = args.list[1]
      const exact = only && others.length === 0 ? itemsOf(only, site) : undefined
      const copy = exact ? tuple(exact) : list(elements.length > 0 || !callback ? elements : [unknown("data")])
      return callback ? callArrayMethod(copy, "map", { args: { list: [callback], rest: nothing }, site }) : [copy]
    }
    case "Object.assign":
      for (const target of first) assignAll(target, args.list.slice(1), site)
      return first.some(({ kind }) => kind === "object" || kind === "record") ? [merged(args.list)] : first
    case "Object.values":
      return exactly(own, run.facts, (key) => run.read(own, key, site)) ?? [list(run.read(own, undefined, site))]
    case "Object.entries":
      return (
        exactly(own, run.facts, (key) => [tuple([[literal(key)], run.read(own, key, site)])]) ?? [
          list(entriesOf(own, site)),
        ]
      )
    case "Object.hasOwn":
    case "Reflect.has":
      return hasKeys(first, argument(args, 1), run.facts)
    case "Array.isArray":
      return applyOperator("instanceof", first, [globalNamed("Array")])
    case "Object.keys":
    case "Object.getOwnPropertyNames":
    case "Reflect.ownKeys":
      return exactly(own, run.facts, (key) => [literal(key)]) ?? [list(own.flatMap((value) => namesOf(value)))]
    case "Object.fromEntries":
      return [fromEntries(first, site)]
    case "Object.groupBy":
      return [fromEntries(groupedBy(args, site), site)]
    case "Map.groupBy":
      return [newCollection("Map", { list: [groupedBy(args, site)], rest: nothing }, site)]
    case "Reflect.construct":
      return run.construct(first, { list: [], rest: elementsOf(argument(args, 1), site) }, site)
    case "Reflect.apply":
      return run.call(first, { list: [], rest: elementsOf(argument(args, 2), site) }, site)
    case "Reflect.get":
      return union(...argument(args, 1).map((key) => run.read(first, literalOf(key), site)))
    case "Symbol":
    case "Symbol.for":
      return [symbolOf(name, first, site)]
    case "String":
      return concatenate([first])
    case "JSON.stringify":
      return stringify(args, site)
    case "JSON.parse":
      return parse(args, site)
    case "Number":
    case "parseInt":
    case "parseFloat":
    case "Number.parseInt":
    case "Number.parseFloat":
      return union(first.map((value) => toNumber(value, name, args.list[1])))
    case "Boolean":
      return union(first.map((value) => boolean(truthOf(value))))
    case "encodeURIComponent":
      return first.map((value) => encodeText(value, encodeURIComponent))
    case "encodeURI":
      return first.map((value) => encodeText(value, encodeURI))
    default: {
      const known =
        callObjectFunction(name, args, site) ??
        callMetadata(name, args, site) ??
        callScheduler(name, args, site) ??
        callPure(name, args)
      if (known) return known
      warnOfHiddenCode(name, args, site)
      run.escape(union(...args.list, args.rest), site)
      return [unknown("data")]
    }
  }
}

function settled(value: ValueSet): Value {
  const data: ValueSet = [unknown("data")]
  return record(
    new Map([
      ["status", data],
      ["value", value],
      ["reason", data],
    ]),
  )
}

// Names of resources have no character that is escaped: what is not known to the last character stays as it is.
function encodeText(value: Value, encode: (known: string) => string): Value {
  try {
    return text(partsOf(value).map((part) => (part.kind === "literal" ? { ...part, text: encode(part.text) } : part)))
  } catch {
    // Half of a surrogate pair, which throws in the app too.
    return unknown("data")
  }
}

// One object whose properties are all known keeps what belongs together.
function exactly(values: ValueSet, facts: Facts, itemOf: (key: string) => ValueSet): ValueSet | undefined {
  const [only, ...others] = values
  const keys = only && others.length === 0 ? exactKeysOf(only, facts) : undefined
  return keys && [tuple(keys.map(itemOf))]
}

function namesOf(value: Value): ValueSet {
  const names = keysOf(value)
  return names.length > 0 || value.kind === "object" ? names.map(literal) : [unknown("data")]
}

function assignAll(target: Value, sources: readonly ValueSet[], site: Site): void {
  const { facts } = site.frame.run
  for (const source of sources.flat()) {
    for (const key of keysOf(source)) {
      const values = site.frame.run.read([source], key, site)
      escapeInto(target, values, site)
      facts.write(target, key, values)
    }
    if (source.kind === "unknown") facts.write(target, undefined, [source])
  }
}

function entriesOf(values: ValueSet, site: Site): ValueSet {
  return values.flatMap((value) => {
    const keys = keysOf(value)
    if (keys.length === 0) return [tuple([[unknown("data")], site.frame.run.read([value], undefined, site)])]
    return keys.map((key) => tuple([[literal(key)], site.frame.run.read([value], key, site)]))
  })
}

function fromEntries(entries: ValueSet, site: Site): Value {
  const { run } = site.frame
  const named = new Map<string, ValueSet>()
  let unnamed = nothing
  for (const entry of elementsOf(entries, site)) {
    const values = run.read([entry], "1", site)
    for (const name of run.read([entry], "0", site).map(literalOf)) {
      if (name === undefined) unnamed = union(unnamed, values)
      else named.set(name, union(named.get(name) ?? nothing, values))
    }
  }
  return unnamed.length > 0 ? merged([[list(unnamed)], [record(named)]]) : record(named)
}
