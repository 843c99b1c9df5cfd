import { type Check, fault, objectOf, show, trueOrFalse } from "../../checks/index.ts"
import { checkStageVariables } from "./check-stage-variables.ts"

const shape = objectOf({ percent, stageVariables: checkStageVariables, useCache: trueOrFalse }, [
  "percent",
  "stageVariables",
])

/** Faults of `canary`. */
export const checkCanary: Check = (value, at) => (value === false ? [] : shape(value, at))

function percent(value: unknown, at: readonly string[]) {
  return typeof value === "number" && value >= 0 && value <= 100
    ? []
    : [fault(at, `is ${show(value)}`, "Use a number from 0 to 100.")]
}
