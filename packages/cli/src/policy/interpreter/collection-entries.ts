import { knownOf } from "./compare.ts"
import { tuple, type Value, type ValueOf, type ValueSet } from "./value.ts"

/** Under which the keys stand of which nothing is known. */
export const unknownKeys = "[keys]"

const identities: ReadonlySet<string> = new Set([
  "object",
  "array",
  "class",
  "instance",
  "sdk",
  "external",
  "collection",
])

/** Tells a key from all others; undefined for one that may equal others. */
export function nameOfKey(key: Value): string | undefined {
  // It is the same function, whatever it was read from.
  if (key.kind === "function") return `[fn${key.fn.id}@${key.frame.id}]`
  return knownOf(key) || identities.has(key.kind) ? `[${key.key}]` : undefined
}

/** The keys and values that a `Map` may hold; of a `Set`, its values without keys of their own. */
export function entriesIn(collection: ValueOf<"collection">): readonly (readonly [ValueSet, ValueSet])[] {
  const { facts } = collection.frame.run
  const unnamed = facts.writes(collection, undefined)
  const names = facts.writtenNames(collection).flatMap((name) => (name?.endsWith("]") ? [name] : []))
  const known = names
    .filter((name) => name !== unknownKeys)
    .map((name) => [facts.writes(collection, name), facts.writes(collection, `${name}value`)] as const)
  if (unnamed.length === 0) return known
  const keys = facts.writes(collection, unknownKeys)
  return [...known, [keys.length > 0 ? keys : unnamed, unnamed]]
}

/** What iterating over a collection gives: pairs, or the values of a `Set`. */
export function elementsOfCollection(collection: ValueOf<"collection">): ValueSet {
  if (collection.type === undefined) return collection.frame.run.facts.writes(collection, undefined)
  const isOfPairs = isMap(collection)
  return entriesIn(collection).flatMap(([key, values]): ValueSet => (isOfPairs ? [tuple([key, values])] : values))
}

export function isMap({ type }: ValueOf<"collection">): boolean {
  return type === "Map" || type === "WeakMap"
}
