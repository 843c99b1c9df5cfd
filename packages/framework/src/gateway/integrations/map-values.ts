/** Values by the names of the parameters they are for; those without one are left out. */
export function mapValues(
  expressions: Readonly<Record<string, string>>,
  valueOf: (expression: string) => string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(expressions).flatMap(([name, expression]) => {
      const value = valueOf(expression)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
