import { choicesOf } from "./choices-of.ts"
import { knownOf } from "./compare.ts"
import type { Arguments, Site } from "./frame.ts"
import { plainValue } from "./plain-value.ts"
import { computedText, concatenate, literal, literalOf, text } from "./text.ts"
import { isCallable } from "./is-callable.ts"
import {
  boolean,
  list,
  nothing,
  number,
  primitive,
  undefinedValue,
  union,
  type Value,
  type ValueOf,
  type ValueSet,
} from "./value.ts"

interface Use {
  readonly args: Arguments
  readonly site: Site
}

/** What a string's own methods return. */
export function callTextMethod(receiver: ValueOf<"text">, name: string, { args, site }: Use): ValueSet {
  const cause = receiver.parts.find(({ kind }) => kind === "unknown")
  const computed: ValueSet = [cause ? text([cause]) : computedText]
  const callbacks = union(...args.list).filter(isCallable)
  if (callbacks.length > 0) return replaced(receiver, name, { args, site }) ?? computed
  const known = literalOf(receiver)
  const exact = known === undefined ? undefined : callExactly(known, name, args)
  if (exact) return exact
  switch (name) {
    case "toString":
    case "valueOf":
    case "normalize":
      return [receiver]
    case "concat":
      return concatenate([[receiver], ...args.list])
    case "split":
      return [list(computed)]
    case "startsWith":
      return [boolean(beginsWith(receiver, args))]
    case "endsWith":
    case "includes":
    case "indexOf":
    case "lastIndexOf":
    case "search":
    case "charCodeAt":
    case "codePointAt":
    case "localeCompare":
      return [primitive]
    case "match":
    case "matchAll":
      return [list(computed)]
    case "":
      return nothing
    default:
      return computed
  }
}

/** The length of a string, or one of its characters. */
export function readText(receiver: ValueOf<"text">, name: string): Value | undefined {
  const known = literalOf(receiver)
  if (name === "length") return known === undefined ? primitive : number(known.length)
  if (!/^\d+$/.test(name)) return undefined
  if (known === undefined) return computedText
  const character = known[Number(name)]
  return character === undefined ? undefinedValue : literal(character)
}

type Plain = string | number | boolean | null | undefined | RegExp

const methods: Readonly<Record<string, (known: string, args: readonly unknown[]) => unknown>> = Object.fromEntries(
  `at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf normalize padEnd padStart repeat
  replace replaceAll search slice split startsWith substr substring toLowerCase toString toUpperCase trim trimEnd
  trimStart valueOf`
    .split(/\s+/)
    .map((name) => [name, (known, args) => Reflect.apply(Reflect.get(String.prototype, name), known, args)]),
)

// Repeating and padding could make texts that fill the memory.
const longest = 2048

function callExactly(known: string, name: string, args: Arguments): ValueSet | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (!method || args.rest.length > 0 || known.length > longest) return undefined
  const options = args.list.map((values) => values.map(plainOf))
  const choices = choicesOf(options)?.map((choice) => choice.flatMap((option) => (option ? [option.value] : [])))
  if (!choices || choices.some((choice) => choice.length < options.length || choice.some(isTooMuch))) return undefined
  try {
    return union(...choices.map((choice) => [plainValue(method(known, choice))]))
  } catch {
    // Such as `repeat(-1)`, which throws in the app too.
    return undefined
  }
}

function isTooMuch(value: Plain): boolean {
  return typeof value === "number" && value > longest
}

function plainOf(value: Value): { readonly value: Plain } | undefined {
  return value.kind === "regexp" ? { value: new RegExp(value.pattern, value.flags) } : knownOf(value)
}

// `replace(pattern, callback)`: the callback runs in any case, and tells the result where each of its answers is known.
function replaced(receiver: ValueOf<"text">, name: string, { args, site }: Use): ValueSet | undefined {
  const { run } = site.frame
  const [patterns = nothing, callbacks = nothing] = args.list
  const known = literalOf(receiver)
  const [pattern, ...others] = patterns.map(plainOf)
  const isExact = known !== undefined && pattern && others.length === 0 && known.length <= longest
  if (!isExact || (name !== "replace" && name !== "replaceAll")) {
    run.call(union(...args.list).filter(isCallable), { list: [], rest: [computedText] }, site)
    return undefined
  }
  const search = pattern.value instanceof RegExp ? pattern.value : String(pattern.value)
  let isKnown = true
  const answer = (...given: readonly unknown[]): string => {
    const answers = run.call(callbacks, { list: given.map((it) => [plainValue(it)]), rest: nothing }, site)
    const result = answers.length === 1 ? literalOf(answers[0]) : undefined
    if (result === undefined) isKnown = false
    return result ?? ""
  }
  try {
    const result = name === "replace" ? known.replace(search, answer) : known.replaceAll(search, answer)
    return isKnown ? [literal(result)] : undefined
  } catch (error) {
    // Such as `replaceAll` with a pattern that is not global.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function beginsWith(receiver: ValueOf<"text">, { list: [values = nothing] }: Arguments): boolean | undefined {
  const [first] = receiver.parts
  const wanted = values.length === 1 ? literalOf(values[0]) : undefined
  if (first?.kind !== "literal" || wanted === undefined) return undefined
  if (first.text.startsWith(wanted)) return true
  return wanted.startsWith(first.text) ? undefined : false
}
