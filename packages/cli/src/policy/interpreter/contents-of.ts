import type { Value, ValueSet } from "./value.ts"

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
      return []
  }
}
