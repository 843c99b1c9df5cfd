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
  const { stack = String(error), cause } = Object(error) as { stack?: string; cause?: unknown }
  console.error(JSON.stringify({ level: "ERROR", app, ...where, error: stack, cause: cause && String(cause) }))
  return stack
}
