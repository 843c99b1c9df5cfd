import { choicesOf } from "./choices-of.ts"
import { knownOf } from "./compare.ts"
import type { Arguments } from "./frame.ts"
import { plainValue } from "./plain-value.ts"
import { concatenate } from "./text.ts"
import { primitive, union, unknown, type ValueSet } from "./value.ts"

const functions: Readonly<Record<string, (...args: never[]) => unknown>> = {
  isNaN,
  decodeURI,
  decodeURIComponent,
  "Number.isInteger": Number.isInteger,
  "Number.isNaN": Number.isNaN,
  "String.fromCharCode": String.fromCharCode,
  "Math.abs": Math.abs,
  "Math.ceil": Math.ceil,
  "Math.floor": Math.floor,
  "Math.max": Math.max,
  "Math.min": Math.min,
  "Math.pow": Math.pow,
  "Math.round": Math.round,
  "Math.sign": Math.sign,
  "Math.trunc": Math.trunc,
}

/** What a built-in function gives whose result depends on its arguments alone; undefined for any other function. */
export function callPure(name: string, args: Arguments): ValueSet | undefined {
  const pure = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!pure) return undefined
  const computed = /URI|String/.test(name) ? concatenate([[unknown("data")]]) : [primitive]
  if (args.rest.length > 0) return computed
  const known = args.list.map((values) => values.map(knownOf))
  const choices = choicesOf(known)?.map((choice) => choice.flatMap((it) => (it ? [it.value] : [])))
  if (!choices || choices.some((choice) => choice.length < known.length)) return computed
  try {
    return union(...choices.map((choice) => [plainValue(Reflect.apply(pure, undefined, choice))]))
  } catch {
    // A malformed URI component, which throws in the app too.
    return computed
  }
}
