import type { ErrorName } from "./step-options.ts"

/** Names of errors as ASL has them. Throws a TypeError where `States.ALL` stands beside others. */
export function errorNames(errors: ErrorName | readonly ErrorName[]): readonly string[] {
  const names = [errors].flat().map((error: ErrorName) => (typeof error === "string" ? error : error.name))
  if (names.length === 0) throw new TypeError('This names no error. "States.ALL" stands for all of them.')
  if (names.length > 1 && names.includes("States.ALL")) {
    throw new TypeError("States.ALL stands for all errors: it cannot be listed with others.")
  }
  return names
}
