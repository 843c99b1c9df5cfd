import { elementsOf } from "./elements-of.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { concatenate, literal, literalOf } from "./text.ts"
import { list, merged, nothing, primitive, record, tuple, union, unknown, type Value, type ValueSet } from "./value.ts"
import { exactKeysOf, keysOf } from "./keys-of.ts"

/** What the functions every program has return, as far as they pass values on. */
export function callGlobal(name: string, args: Arguments, site: Site): ValueSet {
  const { run } = site.frame
  const first = argument(args, 0)
  switch (name) {
    case "eval":
    case "globalThis.eval":
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
      const value = elementsOf(first, site)
      return [
        list([
          record(
            new Map([
              ["status", [unknown("data")]],
              ["value", value],
              ["reason", [unknown("data")]],
            ]),
          ),
        ]),
      ]
    }
    case "Array.from": {
      const elements = elementsOf(first, site)
      const callback = args.list[1]
      if (!callback) return [list(elements)]
      return [
        list(
          run.call(callback, { list: [elements.length > 0 ? elements : [unknown("data")]], rest: [primitive] }, site),
        ),
      ]
    }
    case "Object.assign":
      for (const target of first) {
        if (target.kind !== "object") assignAll(target, args.list.slice(1), site)
      }
      return first.some(({ kind }) => kind === "object" || kind === "record") ? [merged(args.list)] : first
    case "Object.values":
      return exactly(first, (key) => run.read(first, key, site)) ?? [list(run.read(first, undefined, site))]
    case "Object.entries":
      return (
        exactly(first, (key) => [tuple([[literal(key)], run.read(first, key, site)])]) ?? [list(entriesOf(first, site))]
      )
    case "Object.keys":
      return exactly(first, (key) => [literal(key)]) ?? [list(first.flatMap((value) => namesOf(value)))]
    case "Object.fromEntries": {
      const properties = new Map<string, ValueSet>()
      for (const [name, values] of elementsOf(first, site).flatMap((entry) => toEntry(entry, site))) {
        properties.set(name, union(properties.get(name) ?? nothing, values))
      }
      return [record(properties)]
    }
    case "Object.defineProperty":
      for (const target of first) {
        run.facts.write(target, literalOf(argument(args, 1)[0]), run.read(argument(args, 2), "value", site))
      }
      return first
    case "Reflect.construct":
      return run.construct(first, { list: [], rest: elementsOf(argument(args, 1), site) }, site)
    case "Reflect.apply":
      return run.call(first, { list: [], rest: elementsOf(argument(args, 2), site) }, site)
    case "Reflect.get":
      return union(...argument(args, 1).map((key) => run.read(first, literalOf(key), site)))
    case "String":
      return concatenate([first])
    case "Number":
    case "Boolean":
    case "Array.isArray":
      return [primitive]
    case "encodeURIComponent":
    case "encodeURI": {
      const text = literalOf(first[0])
      return first.length === 1 && text !== undefined
        ? [literal(encodeURIComponent(text))]
        : concatenate([[unknown("data")]])
    }
    default:
      run.escape(union(...args.list, args.rest), site)
      return [unknown("data")]
  }
}

// One object whose properties are all known keeps what belongs together.
function exactly(values: ValueSet, itemOf: (key: string) => ValueSet): ValueSet | undefined {
  const [only, ...others] = values
  const keys = only && others.length === 0 ? exactKeysOf(only) : undefined
  return keys && [tuple(keys.map(itemOf))]
}

function namesOf(value: Value): ValueSet {
  const names = keysOf(value)
  return names.length > 0 || value.kind === "object" ? names.map(literal) : [unknown("data")]
}

function assignAll(target: Value, sources: readonly ValueSet[], site: Site): void {
  const { facts } = site.frame.run
  for (const source of sources.flat()) {
    for (const key of keysOf(source)) facts.write(target, key, site.frame.run.read([source], key, site))
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

function toEntry(entry: Value, site: Site): readonly (readonly [string, ValueSet])[] {
  const keys = site.frame.run.read([entry], "0", site)
  const values = site.frame.run.read([entry], "1", site)
  return keys.flatMap((key) => {
    const name = literalOf(key)
    return name === undefined ? [] : [[name, values] as const]
  })
}
