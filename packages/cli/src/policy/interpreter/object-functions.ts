import { defineAccessors } from "./accessors.ts"
import { assignProperty } from "./assign-property.ts"
import { escapeInto } from "./escape.ts"
import { type Arguments, argument, type Site } from "./frame.ts"
import { exactKeysOf, keysOf } from "./keys-of.ts"
import { bounded, levelOfArguments } from "./level-of.ts"
import { literalOf } from "./text.ts"
import { absentValue, literalKey, nothing, primitive, record, union, type Value, type ValueSet } from "./value.ts"

/** The functions that make and change objects; undefined for any other. */
export function callObjectFunction(name: string, args: Arguments, site: Site): ValueSet | undefined {
  const { run } = site.frame
  const first = argument(args, 0)
  switch (name) {
    case "Object.create": {
      const created = createObject(args, site)
      defineAll([created], argument(args, 1), site)
      return [created]
    }
    case "Object.setPrototypeOf":
    case "Reflect.setPrototypeOf":
      for (const object of first) run.facts.write(object, "__proto__", argument(args, 1))
      return first
    case "Object.getPrototypeOf":
    case "Reflect.getPrototypeOf":
      return prototypesOf(first, site)
    case "Object.defineProperty":
    case "Reflect.defineProperty":
      for (const key of argument(args, 1)) define(first, literalOf(key), { descriptor: argument(args, 2), site })
      return first
    case "Object.defineProperties":
      defineAll(first, argument(args, 1), site)
      return first
    case "Object.getOwnPropertyDescriptor":
    case "Reflect.getOwnPropertyDescriptor": {
      const values = union(...argument(args, 1).map((key) => run.read(first, literalOf(key), site)))
      return [record(new Map([["value", values]]))]
    }
    case "Reflect.deleteProperty":
      for (const object of first)
        for (const key of argument(args, 1)) assignProperty(object, literalOf(key), { values: [absentValue], site })
      return [primitive]
    case "Reflect.set":
      for (const object of first)
        for (const key of argument(args, 1)) assignProperty(object, literalOf(key), { values: argument(args, 2), site })
      return [primitive]
    default:
      return undefined
  }
}

function createObject(given: Arguments, site: Site): Value {
  const args = bounded(given)
  const key = literalKey("created", site.node, site.frame)
  return { kind: "made", maker: undefined, prototype: argument(args, 0), level: levelOfArguments(args) + 1, key }
}

function prototypesOf(objects: ValueSet, site: Site): ValueSet {
  return union(
    ...objects.map((object): ValueSet => {
      const given = site.frame.run.facts.writes(object, "__proto__")
      if (given.length > 0) return given
      if (object.kind === "made" && !object.maker) return object.prototype
      if (object.kind === "made" || object.kind === "instance") {
        return site.frame.run.read(site.frame.run.read([object], "constructor", site), "prototype", site)
      }
      if (object.kind !== "class" || !object.info.node.superClass) return nothing
      return site.frame.run.evaluate(object.info.node.superClass, object.frame)
    }),
  )
}

interface Defining {
  readonly descriptor: ValueSet
  readonly site: Site
}

function define(objects: ValueSet, name: string | undefined, { descriptor, site }: Defining): void {
  const { run } = site.frame
  const values = run.read(descriptor, "value", site).filter(({ kind }) => kind !== "undefined")
  for (const object of objects) {
    escapeInto(object, values, site)
    if (values.length > 0) run.facts.write(object, name, values)
    defineAccessors(object, name, { descriptor, site })
  }
}

function defineAll(objects: ValueSet, descriptors: ValueSet, site: Site): void {
  for (const given of descriptors) {
    for (const name of exactKeysOf(given, site.frame.run.facts) ?? keysOf(given)) {
      define(objects, name, { descriptor: site.frame.run.read([given], name, site), site })
    }
  }
}
