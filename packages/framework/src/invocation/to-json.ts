/** JSON of anything: errors with their stacks and causes, big integers as texts, and no exception for what has no JSON. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value, writable)
  } catch {
    return JSON.stringify(readable(() => value, []))
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

/** What there is to read of a value: what contains itself, or throws where it is read, must not take the rest with it. */
function readable(read: () => unknown, above: readonly unknown[]): unknown {
  try {
    const value = read()
    if (above.includes(value)) return "[circular]"
    const shown = writable("", hasToJson(value) ? value.toJSON() : value)
    if (typeof shown !== "object" || shown === null) return shown
    const within = [...above, value]
    if (Array.isArray(shown)) return shown.map((entry: unknown) => readable(() => entry, within))
    const members = Object.keys(shown).map((key) => [key, readable(() => Reflect.get(shown, key), within)])
    return Object.fromEntries(members)
  } catch {
    return "[unreadable]"
  }
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === "object" && value !== null && "toJSON" in value && typeof value.toJSON === "function"
}
