import { createInterpreter, type RunningInterpreter } from "../interpreter/create-interpreter.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { literal } from "../interpreter/text.ts"
import { record, tuple, undefinedValue, unknown, type Value } from "../interpreter/value.ts"
import { parseProgram } from "../program/parse-program.ts"
import type { Program } from "../program/program.ts"

export interface ConcreteEvents {
  /** One, or several when lists are too long to be looked at in one piece. */
  readonly events: readonly SdkEvent[]
  /** Names of the top-level parameters that were looked at so far. */
  readonly read: ReadonlySet<string>
}

/** Values the inference keeps apart; of more it only knows that they are many. */
const longestList = 24
/** No parameter that names a resource lies deeper. */
const deepest = 4

/** A request that is being made, in the form in which the inference sees those that the code may make. */
export function concreteEvents(module: string, operation: string, input: unknown): ConcreteEvents {
  const read = new Set<string>()
  const events = pieces(input).map((piece): SdkEvent => {
    const { program, moduleFrame } = emptyRun()
    const root = toValue(piece, deepest)
    const run = {
      ...moduleFrame.run,
      read(...[objects, name, site]: Parameters<typeof moduleFrame.run.read>) {
        if (name !== undefined && objects.includes(root)) read.add(name)
        return moduleFrame.run.read(objects, name, site)
      },
    }
    return { module, operation, input: [root], site: { node: program.module.node, frame: { ...moduleFrame, run } } }
  })
  return { events, read }
}

let emptyProgram: Program | undefined

// One for each piece, before its values: what an interpreter has read it remembers by the values' keys, and those start
// anew with each interpreter, the inference's after a reload among them.
function emptyRun(): RunningInterpreter {
  emptyProgram ??= parseProgram({ code: "", map: '{"version":3,"sources":[],"names":[],"mappings":""}' }, "/")
  return createInterpreter({
    program: emptyProgram,
    environment: {},
    isEnvironmentComplete: true,
    references: [],
    eventValues: [],
    aggregatedModules: [],
    opaquePackages: new Map(),
    exportsOf: () => new Set(),
    budget: Number.POSITIVE_INFINITY,
    sensitive: true,
  })
}

function toValue(data: unknown, depth: number): Value {
  if (data === undefined || data === null) return undefinedValue
  if (typeof data !== "object") return literal(String(data))
  if (depth === 0) return unknown("data")
  if (Array.isArray(data)) return tuple(data.map((item) => [toValue(item, depth - 1)]))
  return record(new Map(Object.entries(data).map(([name, item]) => [name, [toValue(item, depth - 1)]])))
}

/** The input once for each part of a long list in it, so that no element is lost. */
function pieces(input: unknown): readonly unknown[] {
  const long = longLists(input)
  if (long.length === 0) return [input]
  return long.flatMap((path) => {
    const length = lengthAt(input, path)
    const starts = Array.from({ length: Math.ceil(length / longestList) }, (_, index) => index * longestList)
    return starts.map((start) => shortened(input, path.join("."), start, ""))
  })
}

function longLists(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null || path.length > deepest) return []
  if (Array.isArray(value)) return value.length > longestList ? [path] : []
  return Object.entries(value).flatMap(([name, item]) => longLists(item, [...path, name]))
}

function lengthAt(value: unknown, path: readonly string[]): number {
  const list = path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), value)
  return Array.isArray(list) ? list.length : 0
}

// The list at the path is cut out from `start` on; other long lists keep their beginning.
function shortened(value: unknown, path: string, start: number, at: string): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return at === path ? value.slice(start, start + longestList) : value.slice(0, longestList)
  const entries = Object.entries(value).map(([name, item]) => {
    const inner = at === "" ? name : `${at}.${name}`
    return [name, shortened(item, path, start, inner)] as const
  })
  return Object.fromEntries(entries)
}
