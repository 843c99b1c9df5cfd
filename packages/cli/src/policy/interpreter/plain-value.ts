import { knownOf } from "./compare.ts"
import { itemsOf } from "./elements-of.ts"
import type { Site } from "./frame.ts"
import { exactKeysOf } from "./keys-of.ts"
import { literal } from "./text.ts"
import { boolean, number, primitive, record, tuple, undefinedValue, type Value, type ValueSet } from "./value.ts"

/**
 * Data that JavaScript computed, such as what `JSON.parse` gives, as a value of the app. `ofText` makes the values of its
 * strings.
 */
export function plainValue(plain: unknown, ofText: (plain: string) => Value = literal): Value {
  if (typeof plain === "string") return ofText(plain)
  if (typeof plain === "number") return number(plain)
  if (typeof plain === "boolean") return boolean(plain)
  if (plain === null) return { kind: "primitive", value: null, key: "primitive:null" }
  if (plain === undefined) return undefinedValue
  if (Array.isArray(plain)) return tuple(plain.map((item) => [plainValue(item, ofText)]))
  if (typeof plain !== "object") return primitive
  return record(new Map(Object.entries(plain).map(([name, value]) => [name, [plainValue(value, ofText)]])))
}

// Deeper than any configuration; objects may also hold themselves.
const deepest = 12

/** The data a value of the app is, when it is known to the last character. */
export function plainOf(values: ValueSet, site: Site, depth = 0): { readonly plain: unknown } | undefined {
  const [value, ...others] = values
  if (!value || others.length > 0 || depth > deepest) return undefined
  const known = knownOf(value)
  if (known) return { plain: known.value }
  const items = itemsOf(value, site)
  if (items) {
    const plain = items.map((item) => plainOf(item, site, depth + 1))
    return plain.every((item) => item !== undefined) ? { plain: plain.map((item) => item.plain) } : undefined
  }
  const entries = exactKeysOf(value, site.frame.run.facts)?.map((name) => {
    const inner = plainOf(site.frame.run.read([value], name, site), site, depth + 1)
    return inner && ([name, inner.plain] as const)
  })
  if (!entries?.every((entry) => entry !== undefined)) return undefined
  return { plain: Object.fromEntries(entries) }
}
