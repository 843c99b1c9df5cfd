/** The token of a header's values; undefined unless there is exactly one value, and one token in it. */
export function readBearerToken(values: readonly string[]): string | undefined {
  const [value, ...more] = values
  if (value === undefined || more.length > 0) return undefined
  // RFC 9110: the name of a scheme has no case.
  const token = value.replace(/^Bearer +/i, "")
  return /^[\w.=-]+$/.test(token) ? token : undefined
}
