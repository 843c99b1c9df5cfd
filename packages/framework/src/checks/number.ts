import { type Check, fault, show } from "./option-checks.ts"

/** A finite number of `unit`, no smaller than `minimum`. */
export function number(minimum: number, unit: string): Check {
  return (value, at) =>
    typeof value === "number" && Number.isFinite(value) && value >= minimum
      ? []
      : [fault(at, `is ${show(value)}`, `Use a number of ${unit} that is ${minimum} or more.`)]
}
