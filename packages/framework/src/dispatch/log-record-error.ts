import { logError } from "./log-error.ts"
import type { Triggered } from "./create-trigger-runner.ts"

/** Writes a line about the exception that one record failed with. Never throws: the others are to be dealt with. */
export function logRecordError(
  { app, name, context }: Pick<Triggered<unknown>, "app" | "name" | "context">,
  record: string,
  error: unknown,
): void {
  const where = { requestId: context.awsRequestId, handler: name, record }
  try {
    logError(app, where, error)
  } catch {
    // Anything can be thrown, also what has no text.
    logError(app, where, "an exception that cannot be written as text")
  }
}
