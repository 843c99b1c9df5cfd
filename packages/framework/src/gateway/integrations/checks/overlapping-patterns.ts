/** A status that two of the patterns fit, with those two. Patterns are for the whole status. */
export function overlappingPatterns(
  patterns: readonly string[],
): readonly [status: string, one: string, other: string] | undefined {
  const compiled = patterns.map((pattern) => [pattern, new RegExp(`^(?:${pattern})$`)] as const)
  for (let status = 100; status < 600; status += 1) {
    const [one, other] = compiled.filter(([, expression]) => expression.test(String(status)))
    if (one && other) return [String(status), one[0], other[0]]
  }
  return undefined
}
