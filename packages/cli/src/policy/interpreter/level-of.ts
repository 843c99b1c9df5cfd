import type { Arguments } from "./frame.ts"
import { givenUp } from "./give-up.ts"
import { nothing, type Value, type ValueSet } from "./value.ts"

/** Past it, a value that was made from others is given up. */
const highest = 24

/** How many calls, one after the other, made the values; 0 for what the program spells out. */
export function levelOf(values: ValueSet): number {
  return values.reduce((level, value) => Math.max(level, levelOfOne(value)), 0)
}

/** The arguments without those that grew too far. */
export function bounded({ list, rest }: Arguments): Arguments {
  return { list: list.map(boundedSet), rest: boundedSet(rest) }
}

export function boundedSet(values: ValueSet): ValueSet {
  if (levelOf(values) < highest) return values
  return [...values.filter((value) => levelOfOne(value) < highest), givenUp(values)]
}

export function levelOfArguments({ list, rest }: Arguments): number {
  return Math.max(levelOf(rest), ...list.map(levelOf))
}

const known = new WeakMap<Value, number>()

function levelOfOne(value: Value): number {
  switch (value.kind) {
    case "object":
    case "array":
    case "collection":
    case "class":
      return value.frame.level
    case "function":
      return Math.max(value.frame.level, levelOf(value.self))
    case "made":
    case "instance":
      return value.level
    case "text":
    case "primitive":
    case "unknown":
      return 0
    default: {
      const level = known.get(value) ?? levelOf(contentsOf(value))
      known.set(value, level)
      return level
    }
  }
}

/** The values a value is made of. */
export function contentsOf(value: Value): ValueSet {
  switch (value.kind) {
    case "tuple":
      return value.items.flat()
    case "list":
      return value.element
    case "record":
      return [...value.entries.values()].flat()
    case "merged":
      return value.layers.flat()
    case "bound":
      return [value.target, ...value.self, ...value.args.flat()]
    case "generator":
      return [...value.yielded, ...value.returned]
    case "builtin":
      return [value.receiver]
    case "command":
    case "response":
      return value.input
    default:
      return nothing
  }
}
