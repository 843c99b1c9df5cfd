import { TemplateError } from "./template-error.ts"

type Methods<Value> = Readonly<Record<string, (value: Value, ...args: never[]) => unknown>>

/** Calls a method of a value in a template: those of Java, which API Gateway runs templates in. */
export function callMethod(value: unknown, name: string, args: readonly unknown[]): unknown {
  const own =
    typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : null
  if (typeof own === "function") return own.apply(value, args)
  const methods = methodsOf(value)
  const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined
  // `$foreach.hasNext()` is written as often as `$foreach.hasNext`.
  if (!method && own !== null && args.length === 0) return own
  if (!method) throw new TemplateError("unknown", `a template calls ${name}() of ${kindOf(value)}`)
  // Each table is that of the value's own type.
  return (method as (value: unknown, ...args: readonly unknown[]) => unknown)(value, ...args)
}

function methodsOf(value: unknown): Methods<never> | undefined {
  if (typeof value === "string") return textMethods
  if (Array.isArray(value)) return listMethods
  if (typeof value === "object" && value !== null) return mapMethods
  return typeof value === "number" ? numberMethods : typeof value === "boolean" ? anyMethods : undefined
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "what is not there"
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "a map" : `a ${typeof value}`
}

const anyMethods: Methods<unknown> = {
  equals: (value, other: unknown) => value === other,
  toString: (value: unknown) => String(value),
}

const numberMethods: Methods<number> = {
  ...anyMethods,
  intValue: (value: number) => Math.trunc(value),
  longValue: (value: number) => Math.trunc(value),
  doubleValue: (value: number) => value,
  compareTo: (value: number, other: number) => Math.sign(value - other),
  // Static methods are called through any number: `#set($Integer = 0)$Integer.parseInt("5")`.
  parseInt: (_value: number, text: string) => parseWhole(text),
  valueOf: (_value: number, text: string) => parseWhole(String(text)),
}

function parseWhole(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new TemplateError("failed", `"${text}" is no whole number`)
  return Number(text)
}

const textMethods: Methods<string> = {
  ...anyMethods,
  charAt: (value, index: number) => value.charAt(index),
  concat: (value, other: string) => value + other,
  contains: (value, other: string) => value.includes(other),
  endsWith: (value, other: string) => value.endsWith(other),
  equalsIgnoreCase: (value, other: string) => value.toLowerCase() === String(other).toLowerCase(),
  indexOf: (value, other: string, from?: number) => value.indexOf(other, from),
  isEmpty: (value) => value === "",
  lastIndexOf: (value, other: string) => value.lastIndexOf(other),
  length: (value) => value.length,
  matches: (value, pattern: string) => new RegExp(`^(?:${pattern})$`, "u").test(value),
  replace: (value, part: string, other: string) => value.replaceAll(part, () => other),
  replaceAll: (value, pattern: string, other: string) => value.replaceAll(regex(pattern), replacement(other)),
  replaceFirst: (value, pattern: string, other: string) => value.replace(regex(pattern), replacement(other)),
  split: (value, pattern: string) => withoutTrailing(value.split(regex(pattern))),
  startsWith: (value, other: string) => value.startsWith(other),
  substring: (value, start: number, end?: number) => value.substring(start, end),
  toLowerCase: (value) => value.toLowerCase(),
  toUpperCase: (value) => value.toUpperCase(),
  trim: (value) => value.trim(),
}

function regex(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "g")
  } catch {
    throw new TemplateError("failed", `"${pattern}" is no regular expression`)
  }
}

/** In Java a backslash escapes, and `$` has one digit or more behind it. */
function replacement(text: string): string {
  return text.replace(/\\(.)|\$(?!\d)/gs, (all, escaped: string | undefined) => {
    const plain = escaped ?? all
    return plain === "$" ? "$$" : plain
  })
}

function withoutTrailing(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part) => part !== "")
  return last === -1 ? [] : parts.slice(0, last + 1)
}

const listMethods: Methods<unknown[]> = {
  add: (list, entry: unknown) => list.push(entry) > 0,
  addAll: (list, entries: unknown[]) => list.push(...entries) > 0,
  contains: (list, entry: unknown) => list.includes(entry),
  get: (list, index: number) => {
    if (index >= 0 && index < list.length) return list[index]
    throw new TemplateError("failed", `a template reads entry ${index} of a list of ${list.length}`)
  },
  indexOf: (list, entry: unknown) => list.indexOf(entry),
  isEmpty: (list) => list.length === 0,
  remove: (list, index: number) => list.splice(index, 1)[0],
  set: (list, index: number, entry: unknown) => list.splice(index, 1, entry)[0],
  size: (list: unknown[]) => list.length,
  subList: (list, start: number, end: number) => list.slice(start, end),
  toString: (list: unknown[]) => JSON.stringify(list),
}

const mapMethods: Methods<Record<string, unknown>> = {
  containsKey: (map, key: string) => Object.hasOwn(map, key),
  containsValue: (map, value: unknown) => Object.values(map).includes(value),
  entrySet: (map) =>
    Object.entries(map).map(([key, value]) => ({ key, value, getKey: () => key, getValue: () => value })),
  get: (map, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined),
  getOrDefault: (map, key: string, other: unknown) => (Object.hasOwn(map, key) ? map[key] : other),
  isEmpty: (map) => Object.keys(map).length === 0,
  keySet: (map) => Object.keys(map),
  put: (map, key: string, value: unknown) => {
    const before = Object.hasOwn(map, key) ? map[key] : undefined
    Object.defineProperty(map, key, { value, configurable: true, enumerable: true, writable: true })
    return before
  },
  putAll: (map, other: Record<string, unknown>) => void Object.assign(map, other),
  remove: (map, key: string) => {
    const before = Object.hasOwn(map, key) ? map[key] : undefined
    delete map[key]
    return before
  },
  size: (map) => Object.keys(map).length,
  values: (map) => Object.values(map),
}
