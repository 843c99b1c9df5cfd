/** JSON, refusing what JSON.stringify would silently write as `{}`: a Map, a Set, a promise that was not awaited. */
export function serialize(value: unknown): string {
  const json: string | undefined = JSON.stringify(value)
  // The check visits every value, so it runs only where the text shows that there may be something to find.
  if (json === undefined || json.includes("{}")) JSON.stringify(value, refuseOpaque)
  return json
}

function refuseOpaque(key: string, value: unknown): unknown {
  if (typeof value === "function" || typeof value === "symbol" || isOpaque(value)) {
    throw new TypeError(`Cannot send ${Object.prototype.toString.call(value)}${key && ` in "${key}"`} as JSON`)
  }
  return value
}

function isOpaque(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length > 0) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype !== null && Object.getPrototypeOf(prototype) !== null
}
