/** An object for names that clients choose: without a prototype, `__proto__` is a name like any other. */
export function emptyMap<Value>(): Record<string, Value> {
  return Object.create(null)
}
