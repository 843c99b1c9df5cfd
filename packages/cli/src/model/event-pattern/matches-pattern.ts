import { matchesCondition } from "./matches-condition.ts"
import { isRecord } from "../is-record.ts"

/**
 * A pattern of EventBridge, of a Lambda event source's filter or of an SNS subscription: for each field it names, the
 * values that pass or conditions on them. `patternFaults` says what is wrong with one.
 */
export type EventPattern = Readonly<Record<string, unknown>>

/** Whether an event fits a pattern; what the pattern does not name does not count. */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  return matchesFields(pattern, event, { event, path: [] })
}

interface Place {
  readonly event: unknown
  readonly path: readonly string[]
}

function matchesFields(pattern: EventPattern, value: unknown, place: Place): boolean {
  // All that is said of the objects of a list must be true of one of them.
  if (Array.isArray(value)) return value.some((element) => matchesFields(pattern, element, place))
  return Object.entries(pattern).every(([name, expected]) => {
    if (isAlternatives(name, expected)) return expected.some((fields) => matchesFields(fields, value, place))
    return matchesField(expected, memberOf(value, name), { ...place, path: [...place.path, name] })
  })
}

function matchesField(expected: unknown, value: unknown, place: Place): boolean {
  if (!Array.isArray(expected)) return isRecord(expected) && matchesFields(expected, value, place)
  return expected.some((condition: unknown) => {
    if (isRecord(condition) && "exists" in condition) return condition["exists"] === isThere(place.event, place.path)
    return leavesOf(value).some((leaf) => matchesCondition(condition, leaf))
  })
}

/** `$or` is an operator where AWS takes it for one: a list of two or more objects without names of operators. */
export function isAlternatives(name: string, expected: unknown): expected is readonly EventPattern[] {
  return (
    name === "$or" &&
    Array.isArray(expected) &&
    expected.length > 1 &&
    expected.every((fields) => isRecord(fields) && !Object.keys(fields).some((key) => RESERVED.has(key)))
  )
}

const RESERVED = new Set(["numeric", "prefix", "suffix", "anything-but", "exists", "cidr", "wildcard"])

/** Fields hold values, not objects: `exists` sees no field in an object, nor in an empty list. */
function isThere(event: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path
  if (name === undefined) return leavesOf(event).length > 0
  if (Array.isArray(event)) return event.some((element) => isThere(element, path))
  return isThere(memberOf(event, name), rest)
}

/** The values of a field: one, or those of a list however deep. */
function leavesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  return value === undefined || isRecord(value) ? [] : [value]
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
