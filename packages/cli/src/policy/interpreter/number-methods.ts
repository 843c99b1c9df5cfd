import { knownOf } from "./compare.ts"
import type { Arguments } from "./frame.ts"
import { plainValue } from "./plain-value.ts"
import { computedText, literal } from "./text.ts"
import type { ValueOf, ValueSet } from "./value.ts"

const names: ReadonlySet<string> = new Set(["toExponential", "toFixed", "toPrecision", "toString", "valueOf"])

/** Whether it is a method that a number, or `true` and `false`, has. */
export function isNumberMethod(value: number | boolean | null | undefined, name: string): boolean {
  if (typeof value === "boolean") return name === "toString" || name === "valueOf"
  return typeof value === "number" && names.has(name)
}

/** What a method of a known number returns. */
export function callNumberMethod({ value }: ValueOf<"primitive">, name: string, args: Arguments): ValueSet {
  const known = args.list.map((values) => (values.length === 1 && values[0] ? knownOf(values[0]) : undefined))
  const given = known.flatMap((it) => (it ? [it.value] : []))
  const computed = [computedText]
  if (given.length < known.length || args.rest.length > 0) return computed
  if (typeof value === "boolean") return [name === "valueOf" ? plainValue(value) : literal(String(value))]
  try {
    return [plainValue(Reflect.apply(Reflect.get(Number.prototype, name), value, given))]
  } catch {
    // Such as `toFixed(101)`, which throws in the app too.
    return computed
  }
}
