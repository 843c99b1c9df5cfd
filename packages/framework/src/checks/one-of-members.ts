import { given } from "./given.ts"
import { type Check, checkObject, fault, show } from "./option-checks.ts"

/** An object with exactly one of these members; `hint` names them. One that is undefined is none. */
export function oneOfMembers(checks: Readonly<Record<string, Check>>, hint: string): Check {
  return (value, at) => {
    const faults = checkObject(value, checks, at)
    if (faults.length > 0 || Object.keys(given(Object(value) as object)).length === 1) return faults
    return [fault(at, `is ${show(value)}`, hint)]
  }
}
