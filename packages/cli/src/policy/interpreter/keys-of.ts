import { staticName } from "../../model/syntax.ts"
import type { Facts } from "./facts.ts"
import { literal, literalOf } from "./text.ts"
import { boolean, union, type Value, type ValueSet } from "./value.ts"

/** The property names an object literal spells out. */
export function keysOf(value: Value): readonly string[] {
  return keyValuesOf(value).flatMap((key) => literalOf(key) ?? [])
}

/** The property names of an object literal, computed ones included. */
export function keyValuesOf(value: Value, seen: ReadonlySet<string> = new Set()): ValueSet {
  // An object may be spread into itself, in a loop.
  if (seen.has(value.key)) return []
  const inner = (part: Value) => keyValuesOf(part, new Set([...seen, value.key]))
  if (value.kind === "record") return [...value.entries.keys()].map(literal)
  if (value.kind === "merged")
    return value.layers
      .flat()
      .flatMap(inner)
      .filter((key) => !value.without.includes(literalOf(key) ?? ""))
  if (value.kind !== "object") return []
  return value.node.properties.flatMap((property) => {
    if (property.type === "SpreadElement")
      return value.frame.run.evaluate(property.argument, value.frame).flatMap(inner)
    const name = staticName(property.key, property.computed)
    if (name !== undefined) return [literal(name)]
    if (property.key.type === "PrivateIdentifier") return []
    return value.frame.run.evaluate(property.key, value.frame)
  })
}

/** All property names of an object, in order; undefined unless it has exactly these. */
export function exactKeysOf(
  value: Value,
  facts: Facts,
  seen: ReadonlySet<string> = new Set(),
): readonly string[] | undefined {
  if (seen.has(value.key)) return undefined
  if (value.kind !== "object" && value.kind !== "record" && value.kind !== "merged") return undefined
  if (facts.hasWrites(value)) return undefined
  const inner = (values: ValueSet) => exactKeysOfOnly(values, facts, new Set([...seen, value.key]))
  if (value.kind === "record") return [...value.entries.keys()]
  if (value.kind === "merged") {
    const names = joinKeys(value.layers.map(inner))
    return names?.filter((name) => !value.without.includes(name))
  }
  return joinKeys(
    value.node.properties.map((property) => {
      if (property.type === "SpreadElement") return inner(value.frame.run.evaluate(property.argument, value.frame))
      const name = staticName(property.key, property.computed)
      if (name !== undefined) return [name]
      if (property.key.type === "PrivateIdentifier") return undefined
      const [computed, ...others] = value.frame.run.evaluate(property.key, value.frame).map(literalOf)
      return computed === undefined || others.length > 0 ? undefined : [computed]
    }),
  )
}

function hasKey(object: Value, key: Value, facts: Facts): boolean | undefined {
  const name = literalOf(key)
  const keys = exactKeysOf(object, facts)
  if (name === undefined || !keys || name in Object.prototype) return undefined
  return keys.includes(name)
}

/** Whether objects have properties. */
export function hasKeys(objects: ValueSet, keys: ValueSet, facts: Facts): ValueSet {
  return union(...objects.map((object) => keys.map((key) => boolean(hasKey(object, key, facts)))))
}

function exactKeysOfOnly(values: ValueSet, facts: Facts, seen: ReadonlySet<string>): readonly string[] | undefined {
  const [only, ...others] = values
  return only && others.length === 0 ? exactKeysOf(only, facts, seen) : undefined
}

function joinKeys(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known = parts.flatMap((part) => (part ? [part] : []))
  return known.length === parts.length ? [...new Set(known.flat())] : undefined
}
