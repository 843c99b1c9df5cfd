/** JSON of an object: errors with their stacks and causes, big integers as texts, and no exception for what has no JSON. */
export function toJson(value: object): string {
  try {
    return JSON.stringify(value, writable)
  } catch {
    return `{${Object.entries(value).flatMap(memberJson).join(",")}}`
  }
}

// What throws in its own toJSON, or where it is read, must not take the line with it.
function memberJson([key, value]: readonly [string, unknown]): readonly string[] {
  try {
    const json: string | undefined = JSON.stringify(value, withoutCircles())
    return json === undefined ? [] : [`${JSON.stringify(key)}:${json}`]
  } catch {
    return [`${JSON.stringify(key)}:"[unreadable]"`]
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

function withoutCircles(): (this: unknown, key: string, value: unknown) => unknown {
  const above: { readonly value: unknown; readonly shown: unknown }[] = []
  return function (key, value) {
    while (above.length > 0 && above.at(-1)?.shown !== this) above.pop()
    if (above.some((holder) => holder.value === value)) return "[circular]"
    const shown = writable(key, value)
    if (typeof shown !== "object" || shown === null) return shown
    above.push({ value, shown })
    return shown
  }
}
