import { literalOf } from "./text.ts"
import { number, primitive, type Value, type ValueSet } from "./value.ts"

/** What `Number`, `parseInt` and `parseFloat` make of a value. */
export function toNumber(value: Value, name = "Number", radix?: ValueSet): Value {
  const known = literalOf(value)
  if (known === undefined) return primitive
  if (name === "Number") return number(Number(known))
  if (name.endsWith("parseFloat")) return number(Number.parseFloat(known))
  if (!radix) return number(Number.parseInt(known))
  const base = radix.length === 1 ? literalOf(radix[0]) : undefined
  return base === undefined ? primitive : number(Number.parseInt(known, Number(base)))
}
