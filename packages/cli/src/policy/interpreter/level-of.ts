import type { Arguments } from "./frame.ts"
import { contentsOf } from "./contents-of.ts"
import { givenUp } from "./give-up.ts"
import type { Value, ValueSet } from "./value.ts"

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
