import { callArrayMethod } from "./array-methods.ts"
import { elementsOf } from "./elements-of.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { entriesIn, isMap, nameOfKey, unknownKeys } from "./collection-entries.ts"
import {
  list,
  literalKey,
  nothing,
  primitive,
  undefinedValue,
  union,
  type Value,
  type ValueOf,
  type ValueSet,
} from "./value.ts"

type Collection = ValueOf<"collection">

/** The built-in classes that hold values. */
export const collectionTypes: ReadonlySet<string> = new Set(["EventTarget", "Map", "Set", "WeakMap", "WeakSet"])

/** `new Map(entries)` and the like. */
export function newCollection(type: string, args: Arguments, { node, frame }: Site): Value {
  const collection: Collection = { kind: "collection", node, frame, type, key: literalKey(type, node, frame) }
  fillCollection(collection, argument(args, 0), { node, frame })
  return collection
}

/** Puts in what the constructor is given. */
export function fillCollection(collection: Collection, given: ValueSet, site: Site): void {
  const { run } = site.frame
  for (const entry of elementsOf(given, site)) {
    if (isMap(collection)) put(collection, run.read([entry], "0", site), run.read([entry], "1", site))
    else run.facts.write(collection, undefined, [entry])
  }
}

/** What a method of a `Map` or a `Set` returns. */
export function callCollection(
  receiver: Collection,
  name: string,
  { args, site }: { readonly args: Arguments; readonly site: Site },
): ValueSet {
  const { run } = site.frame
  const { facts } = run
  switch (name) {
    case "set":
      put(receiver, argument(args, 0), argument(args, 1))
      return [receiver.instance ?? receiver]
    case "add":
      facts.write(receiver, undefined, union(...args.list, args.rest))
      return [receiver.instance ?? receiver]
    case "push":
    case "unshift":
      facts.write(receiver, undefined, union(...args.list, args.rest))
      return [primitive]
    case "get":
      return union(...argument(args, 0).map((key) => get(receiver, key)), [undefinedValue])
    case "has":
    case "delete":
      return [primitive]
    case "forEach":
      for (const [key, values] of entriesIn(receiver)) {
        run.call(argument(args, 0), { list: [values, key, [receiver]], rest: nothing }, site)
      }
      return [undefinedValue]
    case "keys":
      return [list(union(...entriesIn(receiver).map(([key]) => key)))]
    case "entries":
      return [list(elementsOf([receiver], site))]
    default: {
      const contents = union(...entriesIn(receiver).map(([, values]) => values))
      if (name === "at" || name === "pop" || name === "shift") return union(contents, [undefinedValue])
      const held: Value = { kind: "list", element: contents, key: `contents(${receiver.key})` }
      return name === "values" ? [held] : callArrayMethod(held, name, { args, site })
    }
  }
}

function put(collection: Collection, keys: ValueSet, values: ValueSet): void {
  const { facts } = collection.frame.run
  for (const key of keys) {
    const name = nameOfKey(key)
    facts.write(collection, name ?? unknownKeys, [key])
    facts.write(collection, name === undefined ? undefined : `${name}value`, values)
  }
}

function get(collection: Collection, key: Value): ValueSet {
  const { facts } = collection.frame.run
  const name = nameOfKey(key)
  if (name === undefined) return union(...entriesIn(collection).map(([, values]) => values))
  return union(facts.writes(collection, `${name}value`), facts.writes(collection, undefined))
}
