import { functionValue, type Value, type ValueSet } from "./value.ts"

/** Functions that were found on a prototype, with the object they are called on as `this`. */
export function withReceiver(values: ValueSet, receiver: Value): ValueSet {
  return values.map((value) =>
    value.kind === "function" && value.fn.kind !== "arrow" ? functionValue(value.fn, value.frame, [receiver]) : value,
  )
}
