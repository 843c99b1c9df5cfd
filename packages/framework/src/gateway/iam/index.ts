// How IAM reads policies: shared by the emulator and by the inference of policies. Never shipped in a Lambda.
export { type Condition, conditionHolds, type RequestContext } from "./evaluate-condition.ts"
export { fillVariables } from "./fill-variables.ts"
export { matchesPattern } from "./matches-pattern.ts"
