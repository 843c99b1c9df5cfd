import type { AppDefinition } from "../declarations/app-options.ts"

/**
 * Writes a line about an exception that nobody expected, and returns its stack. `console` takes milliseconds to load, so
 * nothing else uses it.
 */
export function logError(
  { name: app }: AppDefinition,
  where: Readonly<Record<string, unknown>>,
  error: unknown,
): string {
  const { stack = String(error), message = stack, cause } = Object(error) as Partial<Error>
  // It begins as the logger's lines do, so that one filter finds both.
  console.error(JSON.stringify({ level: "ERROR", message, app, ...where, error: stack, cause: cause && String(cause) }))
  return stack
}
