/** Parameters that name a resource lie no deeper. */
const deepest = 5
const longestText = 2048
const longestList = 1000

/** A request's parameters without what no policy looks at: bodies, streams, items. JSON can carry it. */
export function plainInput(value: unknown, depth = deepest): unknown {
  switch (typeof value) {
    case "string":
      return value.length > longestText ? value.slice(0, longestText) : value
    case "number":
    case "boolean":
      return value
    case "bigint":
      return String(value)
    case "object":
      return value === null ? undefined : plainObject(value, depth)
    default:
      return undefined
  }
}

function plainObject(value: object, depth: number): unknown {
  if (depth === 0) return {}
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => plainInput(item, depth - 1) ?? null)
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
  if (!isPlain) return {}
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainInput(item, depth - 1)]))
}
