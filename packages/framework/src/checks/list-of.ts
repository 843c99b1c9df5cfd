import { type Check, fault, show } from "./option-checks.ts"

/** A list whose entries all pass. */
export function listOf(check: Check): Check {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((entry: unknown, index) => check(entry, [...at, String(index)]))
      : [fault(at, `is ${show(value)}`, "Use a list.")]
}
