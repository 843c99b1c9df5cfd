import { propertyVariable } from "@tsapi/framework/internal"

/** The variable in `.env` that holds what a secret or a parameter has on this machine: `STRIPE_KEY_SECRET_VALUE`. */
export function valueVariable(kind: string, id: string): string {
  return propertyVariable(kind, id, "value")
}

/** What the developer is told of one that has no value, by what made it exist; nothing of one that has. */
export function missingValue(answer: unknown, resource: { readonly kind: string; readonly id: string }) {
  const { kind, id } = resource
  if (Object(answer).HasValue !== false) return []
  return [`The ${kind} ${id} has no value here: set ${valueVariable(kind, id)} in .env.`]
}

/** Its value; undefined where nobody set it. `.env` is read into this process's environment, and into no function's. */
export function localValueOf(variable: string): string | undefined {
  return process.env[variable] || undefined
}
