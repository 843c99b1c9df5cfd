import { oneOf } from "../../checks/index.ts"

/** Faults of a `requestValidation`. */
export const checkRequestValidation = oneOf(["gateway", "function"])
