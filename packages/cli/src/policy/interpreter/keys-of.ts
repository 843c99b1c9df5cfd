import { staticName } from "../program/syntax.ts"
import { literal, literalOf } from "./text.ts"
import type { Value, ValueSet } from "./value.ts"

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
