/** JSON of anything: errors with their stacks and causes, big integers as texts, and no exception for what has no JSON. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value, writable)
  } catch {
    return JSON.stringify(value, withoutCircles())
  }
}

function writable(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value)
  return value instanceof Error ? describeError(value) : value
}

/** Its own properties too, such as the code of an AWS error. */
export function describeError(error: Error): Readonly<Record<string, unknown>> {
  const { name, message, stack, cause } = error
  const own: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(error))
  return { ...own, name, message, stack, ...(cause !== undefined && { cause }) }
}

// What throws in its own toJSON, or contains itself, must not take the line with it.
function withoutCircles(): (this: unknown, key: string, value: unknown) => unknown {
  const above: unknown[] = []
  return function (key, value) {
    while (above.length > 0 && above.at(-1) !== this) above.pop()
    const shown = writable(key, value)
    if (typeof shown !== "object" || shown === null) return shown
    if (above.includes(shown)) return "[circular]"
    above.push(shown)
    return shown
  }
}
