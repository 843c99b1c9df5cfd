/** The first value of a header among lines, whatever the case of its name; undefined where there is none. */
export function firstHeader(
  lines: readonly (readonly [name: string, value: string])[],
  name: string,
): string | undefined {
  const key = name.toLowerCase()
  return lines.find(([spelling]) => spelling.toLowerCase() === key)?.[1]
}
