/** The environment variable that carries a property of a resource: `TODO_ITEMS_TABLE_NAME`. */
export function resourceVariable(id: string, property: string): string {
  const words = id.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3_$2").replace(/[^A-Za-z0-9]+/g, "_")
  return `${words.toUpperCase()}_${property}`
}

/** Throws an Error that says what is missing where the environment does not carry the variable. */
export function readResourceVariable(variable: string, missing: string): string {
  const value = process.env[variable]
  if (value) return value
  throw new Error(
    `${variable} is not set, so ${missing}. ` +
      `tsapi sets it in deployed functions and under "tsapi local"; elsewhere, as in a unit test, set it yourself.`,
  )
}
