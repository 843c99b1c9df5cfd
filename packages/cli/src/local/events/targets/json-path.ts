/** The path's steps; undefined for what EventBridge would not take: `$.detail.items[0].name`, `$['detail-type']`. */
export function parseJsonPath(path: string): readonly string[] | undefined {
  const steps: string[] = []
  const rest = path.replace(
    /^\$|\.([\w-]+)|\[(\d+|\*)\]|\['([^']+)'\]/gy,
    (_found, name: string | undefined, index: string | undefined, quoted: string | undefined) => {
      const step = name ?? index ?? quoted
      if (step !== undefined) steps.push(step)
      return ""
    },
  )
  return path.startsWith("$") && rest === "" ? steps : undefined
}

/** What a path finds in an event, or in each element of a list where it has `[*]`; undefined for nothing. */
export function readJsonPath(path: string, event: unknown): unknown {
  return follow(parseJsonPath(path) ?? [], event)
}

function follow([step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  if (step === "*" && Array.isArray(value)) return value.map((element) => follow(rest, element))
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined
  return follow(rest, Reflect.get(value, step))
}
