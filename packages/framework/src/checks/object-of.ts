import { type Check, checkObject, fault } from "./option-checks.ts"

/** An object with these settings, of which some must be there. */
export function objectOf(checks: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, at) => {
    const faults = checkObject(value, checks, at)
    if (typeof value !== "object" || value === null || Array.isArray(value)) return faults
    const missing = required.filter((name) => Reflect.get(value, name) === undefined)
    return [...faults, ...missing.map((name) => fault(at, `has no ${name}`, `Add ${name}.`))]
  }
}
